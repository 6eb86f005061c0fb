// What Benchmarks/Sources/election-bench does, with client-go: `election KUBECONFIG NAME LEASE RENEW RETRY RELEASE`, the times in milliseconds,
// RELEASE true or false for ReleaseOnCancel. Campaigns for the lease default/NAME, writes every 20 ms while it leads, and prints when it
// begins and ends to lead, by the clock that all processes of the machine share. Each write says when it was sent and by whom.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"syscall"
	"time"
	"unsafe"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/leaderelection"
	"k8s.io/client-go/tools/leaderelection/resourcelock"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func milliseconds(text string) time.Duration {
	value, err := strconv.Atoi(text)
	check(err)
	return time.Duration(value) * time.Millisecond
}

// Nanoseconds since the machine was started.
func now() int64 {
	const boottime = 7
	var time syscall.Timespec
	if _, _, code := syscall.Syscall(syscall.SYS_CLOCK_GETTIME, boottime, uintptr(unsafe.Pointer(&time)), 0); code != 0 {
		check(code)
	}
	return time.Nano()
}

func main() {
	config, err := clientcmd.BuildConfigFromFlags("", os.Args[1])
	check(err)
	config.QPS, config.Burst = -1, -1
	client, err := kubernetes.NewForConfig(config)
	check(err)
	identity := strconv.Itoa(os.Getpid())
	lock := &resourcelock.LeaseLock{
		LeaseMeta:  metav1.ObjectMeta{Namespace: "default", Name: os.Args[2]},
		Client:     client.CoordinationV1(),
		LockConfig: resourcelock.ResourceLockConfig{Identity: identity},
	}
	leaderelection.RunOrDie(context.Background(), leaderelection.LeaderElectionConfig{
		Lock: lock, LeaseDuration: milliseconds(os.Args[3]), RenewDeadline: milliseconds(os.Args[4]), RetryPeriod: milliseconds(os.Args[5]),
		ReleaseOnCancel: os.Args[6] == "true",
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(ctx context.Context) {
				fmt.Println("begin", now())
				for ctx.Err() == nil {
					// What fails is tried again, as by an operator.
					_, _ = client.CoreV1().ConfigMaps("default").Create(ctx, &corev1.ConfigMap{
						ObjectMeta: metav1.ObjectMeta{GenerateName: os.Args[2] + "-"},
						Data:       map[string]string{"by": identity, "sent": strconv.FormatInt(now(), 10)},
					}, metav1.CreateOptions{})
					time.Sleep(20 * time.Millisecond)
				}
			},
			OnStoppedLeading: func() { fmt.Println("end", now()) },
		},
	})
}
