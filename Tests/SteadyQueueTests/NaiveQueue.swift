import SteadyQueue

/// The rules of the queue once more, in the plainest way: everything is looked for among all items, each time.
struct NaiveQueue {
    struct Item {
        var isReady = false
        var isProcessing = false
        var isDirty = false
        var priority = 0
        var order: Int64 = 0
        /// The place among all that ever got into a line.
        var arrival = 0
        var due: Int64?
        var delayed = 0
        var failures = 0
        var tenant: String
    }

    struct Share {
        var weight: Int
        var concurrency: Int
        var time = 0
        var turn = 0
        var takesPart = false
    }

    /// A bucket as it is told in books: what is in it grows with time up to its depth.
    struct Bucket {
        let interval: Int64
        let depth: Int64
        var credit: Int64
        var last: Int64 = 0

        init(_ bucket: TokenBucket) {
            interval = Int64((1_000_000_000 / bucket.rate).rounded())
            depth = interval * Int64(bucket.burst)
            credit = depth
        }
        mutating func refill(_ now: Int64) {
            credit = min(depth, credit + now - last)
            last = now
        }
        mutating func delay(_ now: Int64) -> Int64 {
            refill(now)
            return max(0, interval - credit)
        }
        mutating func reserve(_ now: Int64) -> Int64 {
            defer { credit -= interval }
            return delay(now)
        }
    }

    let configuration: WorkQueue<Int>.Configuration
    let headStart: Int64
    var items: [Int: Item] = [:]
    var shares: [String: Share] = [:]
    var phase = QueuePhase.open
    var epoch: Int64?
    var counter = 0
    var time = 0
    var retries: Bucket?
    var throughput: Bucket?
    var opensAt: Int64?

    init(_ configuration: WorkQueue<Int>.Configuration, isObserved: Bool) {
        self.configuration = configuration
        headStart = configuration.headStart.wholeNanoseconds
        retries = configuration.retryRate.map(Bucket.init)
        throughput = configuration.throughput.map(Bucket.init)
        if isObserved { epoch = 0 }
    }

    var depth: Int { items.values.count { $0.isReady } }
    var processing: Int { items.values.count { $0.isProcessing } }

    private func rank(_ item: Item, _ priority: Int? = nil) -> Int64 {
        max(item.order, epoch ?? 0) - headStart * Int64(priority ?? item.priority)
    }

    private func canHandOut(_ tenant: String) -> Bool {
        guard let share = shares[tenant] else { return false }
        return items.values.contains { $0.isReady && $0.tenant == tenant }
            && items.values.count { $0.isProcessing && $0.tenant == tenant } < share.concurrency
    }

    var canHandOut: Bool { Set(items.values.map(\.tenant)).contains { canHandOut($0) } }

    var nextDeadline: Int64? {
        [items.values.compactMap(\.due).min(), canHandOut ? opensAt : nil].compactMap { $0 }.min()
    }

    /// Whoever can be given an item now takes part, and nobody else.
    private mutating func letIn() {
        for tenant in shares.keys.sorted() {
            let can = canHandOut(tenant)
            if can == shares[tenant]?.takesPart { continue }
            shares[tenant]?.takesPart = can
            advance(tenant)
        }
    }

    private mutating func advance(_ tenant: String) {
        counter += 1
        let weight = shares[tenant]?.weight ?? 1
        shares[tenant]?.turn = counter
        shares[tenant]?.time = time + (1 << 32) / weight
    }

    mutating func add(_ key: Int, _ priority: Int, _ delay: Int64, _ tenant: Tenant, _ now: Int64) -> (Addition, dropped: Int?) {
        var dropped: Int?
        if items[key] == nil {
            if phase != .open { return (.refused, nil) }
            if items.count >= configuration.capacity.limit {
                guard configuration.capacity.policy == .dropOldest else { return (.refused, nil) }
                touch(tenant)
                let mine = items.filter { $0.value.isReady && $0.value.tenant == tenant.name }
                let oldest = mine.min {
                    (max($0.value.order, epoch ?? 0), $0.value.priority, $0.value.arrival)
                        < (max($1.value.order, epoch ?? 0), $1.value.priority, $1.value.arrival)
                }
                dropped = oldest?.key
                guard let key = dropped else { return (.refused, nil) }
                items[key] = nil
            }
            items[key] = Item(tenant: tenant.name)
            touch(tenant)
        }
        if phase != .open { return (.refused, nil) }
        return (delay > 0 ? self.delay(key, priority, now + delay) : add(key, priority, now), dropped)
    }

    private mutating func touch(_ tenant: Tenant) {
        shares[tenant.name, default: Share(weight: 1, concurrency: .max)].weight = tenant.weight
        shares[tenant.name]?.concurrency = tenant.concurrency ?? .max
        letIn()
    }

    private mutating func add(_ key: Int, _ priority: Int, _ now: Int64) -> Addition {
        guard var item = items[key] else { return .refused }
        if item.isReady {
            guard priority > item.priority else { return .merged }
            epoch = epoch ?? now
            var raised = item
            raised.order = now
            counter += 1
            raised.arrival = counter
            raised.priority = priority
            if rank(raised) < rank(item) { items[key] = raised }
            return .merged
        }
        item.due = nil
        defer {
            items[key] = item
            letIn()
        }
        if item.isProcessing {
            item.priority = item.isDirty ? max(item.priority, priority) : priority
            defer { item.isDirty = true }
            return item.isDirty ? .merged : .marked
        }
        makeReady(&item, priority, now)
        return .ready
    }

    private mutating func makeReady(_ item: inout Item, _ priority: Int, _ now: Int64) {
        if priority != 0 { epoch = epoch ?? now }
        counter += 1
        item.isReady = true
        item.priority = priority
        item.order = epoch == nil ? 0 : now
        item.arrival = counter
    }

    private mutating func delay(_ key: Int, _ priority: Int, _ due: Int64) -> Addition {
        guard var item = items[key], !item.isReady, !item.isDirty else { return .merged }
        if let earlier = item.due, earlier <= due { return .merged }
        counter += 1
        item.due = due
        item.delayed = counter
        item.priority = priority
        items[key] = item
        return .delayed
    }

    mutating func take(_ now: Int64) -> Int? {
        while let due = items.filter({ ($0.value.due ?? .max) <= now }).min(by: {
            ($0.value.due ?? 0, $0.value.delayed) < ($1.value.due ?? 0, $1.value.delayed)
        }) {
            _ = add(due.key, due.value.priority, now)
        }
        if throughput != nil, canHandOut {
            let delay = throughput?.delay(now) ?? 0
            opensAt = delay > 0 ? now + delay : nil
            if delay > 0 { return nil }
        }
        guard
            let next = shares.filter(\.value.takesPart).min(by: {
                ($0.value.time, $0.value.turn) < ($1.value.time, $1.value.turn)
            })
        else { return nil }
        _ = throughput?.reserve(now)
        time = next.value.time
        advance(next.key)
        let best = items.filter { $0.value.isReady && $0.value.tenant == next.key }.min {
            (rank($0.value), -$0.value.priority, $0.value.arrival) < (rank($1.value), -$1.value.priority, $1.value.arrival)
        }
        guard let key = best?.key else { return nil }
        items[key]?.isReady = false
        items[key]?.isProcessing = true
        letIn()
        return key
    }

    mutating func settle(_ key: Int, _ outcome: WorkOutcome, _ now: Int64) -> Addition {
        guard var item = items[key] else { return .refused }
        let isDirty = item.isDirty
        item.isProcessing = false
        item.isDirty = false
        var delay: Int64?
        switch outcome.kind {
        case .done: item.failures = 0
        case .again(let after):
            item.failures = 0
            delay = after.delayNanoseconds
        case .retry:
            item.failures += 1
            delay = configuration.backoff.delay(afterFailures: item.failures).wholeNanoseconds
            if retries != nil { delay = max(delay ?? 0, retries?.reserve(now) ?? 0) }
        }
        defer { letIn() }
        if phase == .ended || phase == .draining && !isDirty {
            items[key] = nil
            return .merged
        }
        if isDirty {
            makeReady(&item, item.priority, now)
            items[key] = item
            return .merged
        }
        items[key] = item
        // Whoever is free now takes part before the item itself comes again.
        letIn()
        guard let delay else {
            if item.due == nil { items[key] = nil }
            return .merged
        }
        return delay > 0 ? self.delay(key, item.priority, now + delay) : add(key, item.priority, now)
    }

    mutating func end(_ phase: QueuePhase) {
        self.phase = phase
        for (key, item) in items {
            items[key]?.due = nil
            if !item.isProcessing, !item.isReady || phase == .ended { items[key] = nil }
        }
    }
}
