#include "heap.h"

#if defined(__GLIBC__)
#include <errno.h>

/* The program's own malloc, calloc and realloc come before those of the C library, for which they count. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

/* Measured is what one thread does; the rest may be off by a few. */
static size_t allocations;

void *malloc(size_t size) {
    allocations += 1;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    allocations += 1;
    return __libc_calloc(count, size);
}

void *realloc(void *old, size_t size) {
    allocations += 1;
    return __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    allocations += 1;
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
    allocations += 1;
    void *memory = __libc_memalign(alignment, size);
    if (memory == 0) return ENOMEM;
    *result = memory;
    return 0;
}

size_t heap_allocations(void) { return allocations; }
#else
size_t heap_allocations(void) { return 0; }
#endif
