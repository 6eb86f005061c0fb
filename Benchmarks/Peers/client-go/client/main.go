// What Benchmarks/Sources/client-bench measures, with client-go: `client KUBECONFIG list | watch VERSION COUNT | create PREFIX COUNT WORKERS`.
// Prints `name value` lines. Times are of the work alone, without the start of the process.
package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func processor() time.Duration {
	var usage syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &usage))
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

func number(text string) int {
	value, err := strconv.Atoi(text)
	check(err)
	return value
}

func measure(work func()) {
	begin, used := time.Now(), processor()
	work()
	fmt.Printf("wall-ms %.1f\n", float64(time.Since(begin).Microseconds())/1000)
	fmt.Printf("cpu-ms %.1f\n", float64((processor()-used).Microseconds())/1000)
}

func main() {
	config, err := clientcmd.BuildConfigFromFlags("", os.Args[1])
	check(err)
	// Its own limit of 5 requests a second would be all that is measured.
	config.QPS, config.Burst = -1, -1
	client, err := kubernetes.NewForConfig(config)
	check(err)
	ctx := context.Background()
	_, err = client.CoreV1().Namespaces().Get(ctx, "default", metav1.GetOptions{})
	check(err)
	arguments := os.Args[3:]
	switch os.Args[2] {
	case "list":
		var pods []corev1.Pod
		measure(func() {
			options := metav1.ListOptions{Limit: 500}
			for {
				page, err := client.CoreV1().Pods("").List(ctx, options)
				check(err)
				pods = append(pods, page.Items...)
				if options.Continue = page.Continue; options.Continue == "" {
					break
				}
			}
		})
		fmt.Printf("objects %d\n", len(pods))
	case "watch":
		count, seen := number(arguments[1]), 0
		measure(func() {
			events, err := client.CoreV1().Pods("").Watch(ctx, metav1.ListOptions{ResourceVersion: arguments[0]})
			check(err)
			for event := range events.ResultChan() {
				if _, ok := event.Object.(*corev1.Pod); !ok {
					check(fmt.Errorf("%v", event.Object))
				}
				if seen++; seen == count {
					break
				}
			}
			events.Stop()
		})
		fmt.Printf("objects %d\n", seen)
	case "create":
		count, workers := number(arguments[1]), number(arguments[2])
		value := strings.Repeat("x", 1000)
		measure(func() {
			var group sync.WaitGroup
			for worker := range workers {
				group.Add(1)
				go func() {
					defer group.Done()
					for index := worker; index < count; index += workers {
						object := &corev1.ConfigMap{
							ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("%s-%d", arguments[0], index)},
							Data:       map[string]string{"value": value},
						}
						_, err := client.CoreV1().ConfigMaps("default").Create(ctx, object, metav1.CreateOptions{})
						check(err)
					}
				}()
			}
			group.Wait()
		})
		fmt.Printf("objects %d\n", count)
	}
}
