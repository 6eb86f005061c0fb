// Measures the work queue as Peers/client-go/queue measures client-go's: `queue-bench [rounds]`. Prints `name value` lines, nanoseconds of
// processor time for each item but for those named wall; medians of the rounds.

import CHeap
import SteadyQueue

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

let many = 200_000
let few = 1_000
let million = 1_000_000
let workers = 16

/// Keys of 35 bytes, as a namespace and the name of a pod are.
func keys(_ prefix: String, _ count: Int) -> [String] {
    func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: digits - text.utf8.count) + text
    }
    return (0..<count).map { "team-\(padded($0 % 40, 2))/\(prefix)-service-\(padded($0, 6))-7f9c4-x\(padded($0 % 1000, 3))" }
}

func time(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

var figures: [String: [Double]] = [:]

@MainActor func measure(_ name: String, _ count: Int, _ body: () async -> Void) async {
    let (began, beganWall) = (time(CLOCK_PROCESS_CPUTIME_ID), time(CLOCK_MONOTONIC))
    await body()
    figures[name, default: []].append((time(CLOCK_PROCESS_CPUTIME_ID) - began) / Double(count))
    if name == "workers" || name == "produced" {
        figures["\(name)-wall", default: []].append((time(CLOCK_MONOTONIC) - beganWall) / Double(count))
    }
}

@Sendable func add(_ keys: ArraySlice<String>, to queue: WorkQueue<String>) {
    // By index: a loop over the values would count references to each.
    for index in keys.indices { queue.add(keys[index]) }
}

@concurrent func drain(_ queue: WorkQueue<String>, _ count: Int) async {
    for _ in 0..<count {
        if let lease = await queue.next() { lease.finish() }
    }
}

let (distinct, others) = (keys("a", many), keys("b", million))

for _ in 0..<(CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 7) {
    do {
        let queue = WorkQueue<String>()
        await measure("add", many) { add(distinct[...], to: queue) }
        await measure("take-finish", many) { await drain(queue, many) }
    }
    do {
        let queue = WorkQueue<String>()
        add(distinct[...], to: queue)
        queue.shutDown(.draining)
        await measure("process", many) { await queue.process { _ in .done } }
    }
    do {
        let queue = WorkQueue<String>()
        add(distinct[..<few], to: queue)
        await measure("coalesce", million) {
            for _ in 0..<(million / few) { add(distinct[..<few], to: queue) }
        }
    }
    do {
        // Without the key itself: its text is shared with `others`, and it takes 16 bytes in the queue.
        let before = heap_in_use()
        let queue = WorkQueue<String>()
        add(others[...], to: queue)
        figures["bytes-per-waiting-item", default: []].append(Double(heap_in_use() - before) / Double(million) - 16)
        await measure("add-behind-million", many) { add(distinct[...], to: queue) }
        figures["bytes-per-waiting-item-after-growth", default: []].append(
            Double(heap_in_use() - before) / Double(million + many) - 16)
    }
    do {
        let before = heap_in_use()
        let queue = WorkQueue<String>()
        await measure("delay", million) {
            for (index, key) in others.enumerated() {
                queue.add(key, after: .milliseconds(1_000_000 + (index &* 7919) % 100_000))
            }
        }
        figures["bytes-per-delayed-item", default: []].append(Double(heap_in_use() - before) / Double(million) - 16)
    }
    do {
        // Fair between 40 tenants.
        let queue = WorkQueue<String>(WorkQueue.Configuration(tenant: { Tenant(String($0.prefix(7))) }))
        await measure("fair-add", many) { add(distinct[...], to: queue) }
        await measure("fair-take-finish", many) { await drain(queue, many) }
    }
    do {
        // After a restart: everything with a low priority, and fresh work in between.
        let queue = WorkQueue<String>()
        await measure("priority-add", many) {
            for (index, key) in distinct.enumerated() { queue.add(key, priority: index % 16 == 0 ? 0 : -1) }
        }
        await measure("priority-take-finish", many) { await drain(queue, many) }
    }
    do {
        let queue = WorkQueue<String>()
        await measure("workers", many) {
            await withTaskGroup(of: Void.self) { group in
                for worker in 0..<workers {
                    group.addTask {
                        for key in distinct[(worker * many / workers)..<((worker + 1) * many / workers)] {
                            queue.add(key)
                            if let lease = await queue.next() { lease.finish() }
                        }
                    }
                }
            }
        }
    }
    do {
        let queue = WorkQueue<String>()
        await measure("produced", many) {
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<workers {
                    group.addTask {
                        while let lease = await queue.next() { lease.finish() }
                    }
                }
                group.addTask {
                    add(distinct[...], to: queue)
                    queue.shutDown(.draining)
                }
            }
        }
    }
}
for (name, values) in figures.sorted(by: { $0.key < $1.key }) { print(name, values.sorted()[values.count / 2]) }
