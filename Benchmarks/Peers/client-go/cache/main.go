// What Benchmarks/Sources/cache-bench measures, with client-go's store: `cache FILE` for a list of pods (a page of JSON on each line) that
// is read into a store, `cache store COUNT` for single operations. Prints `name value` lines; times are processor time.
package main

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	apiruntime "k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/protobuf"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/client-go/tools/cache"
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

func store() cache.Indexer {
	return cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{
		cache.NamespaceIndex: cache.MetaNamespaceIndexFunc,
		"app":                func(object any) ([]string, error) { return []string{object.(*corev1.Pod).Labels["app"]}, nil },
	})
}

func live() uint64 {
	runtime.GC()
	debug.FreeOSMemory()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

func fill(pages [][]byte, decoder apiruntime.Decoder) (cache.Indexer, time.Duration) {
	begin := processor()
	indexer := store()
	var items []any
	for _, page := range pages {
		list := &corev1.PodList{}
		_, _, err := decoder.Decode(page, nil, list)
		check(err)
		for index := range list.Items {
			list.Items[index].ManagedFields = nil
			items = append(items, &list.Items[index])
		}
	}
	check(indexer.Replace(items, "1"))
	return indexer, processor() - begin
}

func sync(path string) {
	file, err := os.Open(path)
	check(err)
	reader := bufio.NewReaderSize(file, 1<<20)
	var pages [][]byte
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			pages = append(pages, line)
		}
		if err != nil {
			break
		}
	}
	before := live()
	indexer, took := fill(pages, scheme.Codecs.UniversalDeserializer())
	count := len(indexer.ListKeys())
	fmt.Printf("pods %d\n", count)
	fmt.Printf("json-sync-ms %.1f\n", took.Seconds()*1000)
	fmt.Printf("bytes-per-pod %d\n", (int(live())-int(before))/count)
	runtime.KeepAlive(indexer)
	serializer := protobuf.NewSerializer(scheme.Scheme, scheme.Scheme)
	for index, page := range pages {
		list := &corev1.PodList{}
		_, _, err := scheme.Codecs.UniversalDeserializer().Decode(page, nil, list)
		check(err)
		list.SetGroupVersionKind(corev1.SchemeGroupVersion.WithKind("PodList"))
		pages[index], err = apiruntime.Encode(serializer, list)
		check(err)
	}
	indexer = nil
	live()
	indexer, took = fill(pages, scheme.Codecs.UniversalDeserializer())
	fmt.Printf("protobuf-sync-ms %.1f\n", took.Seconds()*1000)
	runtime.KeepAlive(indexer)
}

func pod(index, version int) *corev1.Pod {
	return &corev1.Pod{ObjectMeta: metav1.ObjectMeta{
		Name: fmt.Sprintf("service-%d-5d9c7b8f6d-%05d", index%100, index), Namespace: fmt.Sprintf("team-%d", index%40),
		UID: "4bd9c1f0-0f5c-4a5c-8b1a-000000000000", ResourceVersion: strconv.Itoa(version),
		Labels: map[string]string{"app": fmt.Sprintf("app-%d", index*100/100_000)},
	}}
}

func operations(count int) {
	indexer := store()
	pods, next := make([]*corev1.Pod, count), make([]*corev1.Pod, count)
	keys := make([]string, count)
	for index := range count {
		pods[index], next[index] = pod(index, index+1), pod(index, count+index+1)
		keys[index], _ = cache.MetaNamespaceKeyFunc(pods[index])
	}
	report := func(name string, each int, work func()) {
		var times []float64
		for range 3 {
			begin := processor()
			work()
			times = append(times, float64((processor() - begin).Nanoseconds())/float64(each))
		}
		slices.Sort(times)
		fmt.Printf("%s %.1f\n", name, times[1])
	}
	for _, pod := range pods {
		check(indexer.Add(pod))
	}
	turn := 0
	report("update-ns", count, func() {
		objects := pods
		if turn%2 == 0 {
			objects = next
		}
		turn++
		for index := range objects {
			check(indexer.Update(objects[index*7919%count]))
		}
	})
	found := 0
	// As one reads them: the objects, and a field of each.
	report("get-ns", count, func() {
		for index := range keys {
			if object, ok, _ := indexer.GetByKey(keys[index*7919%count]); ok {
				found += len(object.(*corev1.Pod).Name)
			}
		}
	})
	report("contains-ns", count, func() {
		for index := range keys {
			if _, ok, _ := indexer.GetByKey(keys[index*7919%count]); ok {
				found++
			}
		}
	})
	report("by-index-us", 100*1000, func() {
		for index := range 100 {
			objects, err := indexer.ByIndex("app", fmt.Sprintf("app-%d", index%(count/1000)))
			check(err)
			for _, object := range objects {
				found += len(object.(*corev1.Pod).Name)
			}
		}
	})
	report("list-ms", 10*1_000_000, func() {
		for range 10 {
			for _, object := range indexer.List() {
				found += len(object.(*corev1.Pod).Name)
			}
		}
	})
	arriving(indexer, count)
	reads := beside(indexer, pods, keys)
	slices.Sort(reads)
	fmt.Printf("read-p50-us %.2f\n", float64(reads[len(reads)/2])/1000)
	fmt.Printf("read-p99-us %.2f\n", float64(reads[len(reads)*99/100])/1000)
	if found == 0 {
		os.Exit(1)
	}
}

// As a watch brings them: each state has just been made, and what it replaces has not been looked at for long.
func arriving(indexer cache.Indexer, count int) {
	var total time.Duration
	for start := 0; start < count; start += 50 {
		var arriving []*corev1.Pod
		for index := start; index < min(start+50, count); index++ {
			arriving = append(arriving, pod(index*7919%count, 50*count+index))
		}
		begin := processor()
		for _, pod := range arriving {
			check(indexer.Update(pod))
		}
		total += processor() - begin
	}
	fmt.Printf("update-arriving-ns %.1f\n", float64(total.Nanoseconds())/float64(count))
}

// How long reads take beside a writer that does nothing else.
func beside(indexer cache.Indexer, pods []*corev1.Pod, keys []string) []int64 {
	var isOver atomic.Bool
	done := make(chan int)
	go func() {
		writes := 0
		for !isOver.Load() {
			check(indexer.Update(pods[writes*7919%len(pods)]))
			writes++
		}
		done <- writes
	}()
	reads := make([]int64, 0, 200_000)
	for index := range 200_000 {
		begin := time.Now()
		_, ok, err := indexer.GetByKey(keys[index*7919%len(keys)])
		reads = append(reads, time.Since(begin).Nanoseconds())
		check(err)
		if !ok {
			os.Exit(1)
		}
	}
	isOver.Store(true)
	fmt.Printf("writes-beside %d\n", <-done)
	return reads
}

func main() {
	if os.Args[1] == "store" {
		count, err := strconv.Atoi(os.Args[2])
		check(err)
		operations(count)
		return
	}
	sync(os.Args[1])
}
