// Measures client-go's rate-limiting work queue as queue-bench measures ours: `queue [rounds]`. Prints `name value` lines, nanoseconds of
// processor time for each item but for those named wall; medians of the rounds.
package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"time"

	"k8s.io/client-go/util/workqueue"
)

const (
	many    = 200_000
	few     = 1_000
	million = 1_000_000
	workers = 16
)

type queue = workqueue.TypedRateLimitingInterface[string]

func newQueue() queue {
	return workqueue.NewTypedRateLimitingQueue(workqueue.DefaultTypedControllerRateLimiter[string]())
}

// keys are 35 bytes each, as a namespace and the name of a pod are.
func keys(prefix string, count int) []string {
	result := make([]string, count)
	for i := range result {
		result[i] = fmt.Sprintf("team-%02d/%s-service-%06d-7f9c4-x%03d", i%40, prefix, i, i%1000)
	}
	return result
}

func processorTime() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return float64(usage.Utime.Nano() + usage.Stime.Nano())
}

var figures = map[string][]float64{}

func measure(name string, count int, body func()) {
	began := processorTime()
	body()
	figures[name] = append(figures[name], (processorTime()-began)/float64(count))
}

func drain(q queue, count int) {
	for i := 0; i < count; i++ {
		item, _ := q.Get()
		q.Done(item)
	}
}

func main() {
	rounds := 7
	if len(os.Args) > 1 {
		rounds, _ = strconv.Atoi(os.Args[1])
	}
	distinct, others := keys("a", many), keys("b", million)
	for round := 0; round < rounds; round++ {
		runtime.GC()
		q := newQueue()
		measure("add", many, func() {
			for _, key := range distinct {
				q.Add(key)
			}
		})
		measure("take-finish", many, func() { drain(q, many) })
		for _, key := range distinct {
			q.Add(key)
		}
		measure("take-forget-finish", many, func() {
			for i := 0; i < many; i++ {
				item, _ := q.Get()
				q.Forget(item)
				q.Done(item)
			}
		})
		q.ShutDown()

		q = newQueue()
		for _, key := range distinct[:few] {
			q.Add(key)
		}
		measure("coalesce", million, func() {
			for i := 0; i < million/few; i++ {
				for _, key := range distinct[:few] {
					q.Add(key)
				}
			}
		})
		q.ShutDown()

		q = newQueue()
		for _, key := range others {
			q.Add(key)
		}
		measure("add-behind-million", many, func() {
			for _, key := range distinct {
				q.Add(key)
			}
		})
		q.ShutDown()

		q = newQueue()
		wall := time.Now()
		measure("workers", many, func() {
			var group sync.WaitGroup
			for w := 0; w < workers; w++ {
				group.Add(1)
				go func() {
					defer group.Done()
					for _, key := range distinct[w*many/workers : (w+1)*many/workers] {
						q.Add(key)
						item, _ := q.Get()
						q.Done(item)
					}
				}()
			}
			group.Wait()
		})
		figures["workers-wall"] = append(figures["workers-wall"], float64(time.Since(wall).Nanoseconds())/many)
		q.ShutDown()

		q = newQueue()
		wall = time.Now()
		measure("produced", many, func() {
			var group sync.WaitGroup
			for w := 0; w < workers; w++ {
				group.Add(1)
				go func() {
					defer group.Done()
					for {
						item, ended := q.Get()
						if ended {
							return
						}
						q.Done(item)
					}
				}()
			}
			for _, key := range distinct {
				q.Add(key)
			}
			q.ShutDown()
			group.Wait()
		})
		figures["produced-wall"] = append(figures["produced-wall"], float64(time.Since(wall).Nanoseconds())/many)
	}
	for name, values := range figures {
		slices.Sort(values)
		fmt.Printf("%s %.1f\n", name, values[len(values)/2])
	}
}
