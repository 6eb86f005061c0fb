#ifndef STEADY_BENCH_HEAP_H
#define STEADY_BENCH_HEAP_H
#include <stddef.h>
/* How many times memory was asked for since the start; 0 where that cannot be counted. */
size_t heap_allocations(void);
#if defined(__linux__)
#include <malloc.h>
/* Bytes in use on the heap. */
static inline size_t heap_in_use(void) { return mallinfo2().uordblks + mallinfo2().hblkhd; }
#else
#include <malloc/malloc.h>
static inline size_t heap_in_use(void) { return mstats().bytes_used; }
#endif
#endif
