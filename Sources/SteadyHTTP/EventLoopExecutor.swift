#if HTTP
    import NIOCore

    /// Runs tasks on an event loop, where the connections are, so that a request does not go back and forth between threads.
    ///
    /// What runs here holds the connections up: nothing that takes long belongs here, reading the answer least of all.
    final class EventLoopExecutor: TaskExecutor {
        let loop: any EventLoop

        init(_ loop: any EventLoop) { self.loop = loop }

        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            loop.execute { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
        }
    }
#endif
