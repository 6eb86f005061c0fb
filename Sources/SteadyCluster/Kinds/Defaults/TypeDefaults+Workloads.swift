import SteadyCodec

extension TypeDefaults {
    static let workloads: [String: Fill] = [
        "apps.v1.Deployment": { deployment in
            deployment.open("spec") { spec in
                spec.fill("replicas", 1)
                spec.open("strategy") { strategy in
                    strategy.fill("type", "RollingUpdate")
                    guard strategy["type"] == "RollingUpdate" else { return }
                    strategy.open("rollingUpdate") {
                        $0.fill("maxUnavailable", "25%")
                        $0.fill("maxSurge", "25%")
                    }
                }
                spec.fill("revisionHistoryLimit", 10)
                spec.fill("progressDeadlineSeconds", 600)
            }
        },
        "apps.v1.ReplicaSet": { $0.open("spec") { $0.fill("replicas", 1) } },
        "apps.v1.DaemonSet": daemonSet,
        "apps.v1.StatefulSet": statefulSet,
        "core.v1.ReplicationController": { controller in
            let labels = controller[path: "spec", "template", "metadata"]?["labels"]
            controller.open("spec") { spec in
                spec.fill("replicas", 1)
                if let labels, spec["selector"]?.isVoid ?? true { spec["selector"] = labels }
            }
            if let labels { controller.open("metadata") { $0.fill("labels", labels) } }
        },
        "batch.v1.Job": job,
        "batch.v1.CronJob": {
            $0.open("spec") {
                $0.fill("concurrencyPolicy", "Allow")
                $0.fill("suspend", false)
                $0.fill("successfulJobsHistoryLimit", 3)
                $0.fill("failedJobsHistoryLimit", 1)
            }
        },
        "batch.v1.PodFailurePolicyOnPodConditionsPattern": { $0.fill("status", "True") },
        "autoscaling.v2.HorizontalPodAutoscaler": autoscaler,
        "autoscaling.v1.HorizontalPodAutoscaler": {
            $0.open("spec") {
                $0.fill("minReplicas", 1)
                $0.fill("targetCPUUtilizationPercentage", 80)
            }
        },
    ]

    private static let daemonSet: Fill = { set in
        // Written by a version of the API that no longer is; conversion keeps it.
        set.open("metadata") { $0.open("annotations") { $0.fill("deprecated.daemonset.template.generation", "0") } }
        set.open("spec") { spec in
            spec.open("updateStrategy") { strategy in
                strategy.fill("type", "RollingUpdate")
                guard strategy["type"] == "RollingUpdate" else { return }
                strategy.open("rollingUpdate") {
                    $0.fill("maxUnavailable", 1)
                    $0.fill("maxSurge", 0)
                }
            }
            spec.fill("revisionHistoryLimit", 10)
        }
    }

    private static let statefulSet: Fill = { set in
        set.open("spec") { spec in
            spec.fill("podManagementPolicy", "OrderedReady")
            spec.open("updateStrategy") { strategy in
                if strategy["type"] == nil {
                    strategy["type"] = "RollingUpdate"
                    strategy.fill("rollingUpdate", [:])
                }
                if strategy["type"] == "RollingUpdate" { strategy.change("rollingUpdate") { $0.fill("partition", 0) } }
            }
            spec.open("persistentVolumeClaimRetentionPolicy") {
                $0.fill("whenDeleted", "Retain")
                $0.fill("whenScaled", "Retain")
            }
            spec.fill("replicas", 1)
            spec.fill("revisionHistoryLimit", 10)
            spec.changeEach("volumeClaimTemplates") {
                $0["apiVersion"] = "v1"
                $0["kind"] = "PersistentVolumeClaim"
            }
        }
    }

    private static let job: Fill = { job in
        let labels = job[path: "spec", "template", "metadata"]?["labels"]
        job.open("spec") { spec in
            if spec["parallelism"] == nil {
                spec.fill("completions", 1)
                spec["parallelism"] = 1
            }
            spec.fill("backoffLimit", spec["backoffLimitPerIndex"] == nil ? 6 : .integer(Int64(Int32.max)))
            spec.fill("completionMode", "NonIndexed")
            spec.fill("suspend", false)
            if spec["podFailurePolicy"] != nil {
                spec.change("podFailurePolicy") { policy in
                    policy.changeEach("rules") { rule in
                        rule.changeEach("onPodConditions") { if $0.text("status").isEmpty { $0["status"] = "True" } }
                    }
                }
            }
            spec.fill("podReplacementPolicy", spec["podFailurePolicy"] == nil ? "TerminatingOrFailed" : "Failed")
            spec.fill("manualSelector", false)
        }
        if let labels { job.open("metadata") { $0.fill("labels", labels) } }
    }

    private static let autoscaler: Fill = { autoscaler in
        autoscaler.open("spec") { spec in
            spec.fill("minReplicas", 1)
            if spec.list("metrics").isEmpty {
                spec["metrics"] = [
                    [
                        "type": "Resource",
                        "resource": ["name": "cpu", "target": ["type": "Utilization", "averageUtilization": 80]],
                    ]
                ]
            }
            spec.change("behavior") { behavior in
                behavior.open("scaleUp") {
                    $0.fill("stabilizationWindowSeconds", 0)
                    $0.fill("selectPolicy", "Max")
                    $0.fill(
                        "policies",
                        [
                            ["type": "Pods", "value": 4, "periodSeconds": 15],
                            ["type": "Percent", "value": 100, "periodSeconds": 15],
                        ])
                }
                behavior.open("scaleDown") {
                    $0.fill("selectPolicy", "Max")
                    $0.fill("policies", [["type": "Percent", "value": 100, "periodSeconds": 15]])
                }
            }
        }
    }
}
