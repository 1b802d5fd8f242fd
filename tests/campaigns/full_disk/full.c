/* A disk that has room for so many bytes more, and then for none, as another program would leave it
 * that takes all the room there is.
 *
 * cc -shared -fPIC -O2 -o full.so full.c -ldl
 * LD_PRELOAD=./full.so program
 *
 * `room_left` says how many bytes may still be written into files of the disk; the write that goes
 * beyond is cut short, those after it fail. Where `names` is set no file, folder or link can be made
 * either once there is no room. Less than nothing: as much room as the disk has. `room_log` lets each
 * write be noted in a file: how many bytes were written before it, where it begins in its file, its
 * length and the path.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <unistd.h>

static long long left = -1, written;
static int names_too, notes = -1;

void room_left(long long bytes, int names) {
    left = bytes;
    written = 0;
    names_too = names;
}

void room_log(const char *path) {
    notes = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static int limited(int file) {
    struct stat told;
    return left >= 0 && file > STDERR_FILENO && file != notes && fstat(file, &told) == 0 && S_ISREG(told.st_mode);
}

static int full(void) { return left >= 0 && written >= left; }

static int no_name(void) {
    if (!full() || !names_too) return 0;
    errno = ENOSPC;
    return 1;
}

/* Return how much of a write has room; none is an error. */
static size_t room_for(size_t size) {
    if (size && full()) {
        errno = ENOSPC;
        return 0;
    }
    long long room = left - written;
    return (long long)size > room ? (size_t)room : size;
}

static ssize_t count(int file, off64_t offset, ssize_t done) {
    if (done <= 0) return done;
    int kept = errno;
    if (notes >= 0) {
        char link[64], path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t length = readlink(link, path, sizeof path - 1);
        path[length < 0 ? 0 : length] = 0;
        dprintf(notes, "%lld %lld %lld %s\n", written, (long long)offset, (long long)done, path);
    }
    written += done;
    errno = kept;
    return done;
}

#define REAL(type, name, ...)                                   \
    static type (*real)(__VA_ARGS__);                           \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t write(int file, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!limited(file)) return real(file, data, size);
    size_t room = room_for(size);
    if (size && !room) return -1;
    off64_t offset = lseek64(file, 0, SEEK_CUR);
    return count(file, offset, real(file, data, room));
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (!limited(file)) return real(file, data, size, offset);
    size_t room = room_for(size);
    if (size && !room) return -1;
    return count(file, offset, real(file, data, room, offset));
}

ssize_t pwrite(int file, const void *data, size_t size, off_t offset) {
    return pwrite64(file, data, size, offset);
}

ssize_t sendfile64(int target, int source, off64_t *from, size_t size) {
    REAL(ssize_t, "sendfile64", int, int, off64_t *, size_t);
    if (!limited(target)) return real(target, source, from, size);
    struct stat told;
    off64_t start = from ? *from : lseek64(source, 0, SEEK_CUR);
    if (fstat(source, &told) == 0 && told.st_size <= start) return 0;
    size_t room = room_for(size);
    if (size && !room) return -1;
    off64_t offset = lseek64(target, 0, SEEK_CUR);
    return count(target, offset, real(target, source, from, room));
}

ssize_t sendfile(int target, int source, off_t *from, size_t size) {
    return sendfile64(target, source, from, size);
}

static int makes(int flags) { return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE; }

#define MODE(flags)                          \
    mode_t mode = 0;                         \
    if (makes(flags)) {                      \
        va_list rest;                        \
        va_start(rest, flags);               \
        mode = (mode_t)va_arg(rest, int);    \
        va_end(rest);                        \
    }

static int refused(const char *path, int flags) {
    return makes(flags) && ((flags & O_TMPFILE) == O_TMPFILE || access(path, F_OK) != 0) && no_name();
}

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    MODE(flags)
    return refused(path, flags) ? -1 : real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    REAL(int, "open", const char *, int, ...);
    MODE(flags)
    return refused(path, flags) ? -1 : real(path, flags, mode);
}

int mkdir(const char *path, mode_t mode) {
    REAL(int, "mkdir", const char *, mode_t);
    if (access(path, F_OK) != 0 && no_name()) return -1;
    return real(path, mode);
}

int link(const char *path, const char *target) {
    REAL(int, "link", const char *, const char *);
    return no_name() ? -1 : real(path, target);
}

int linkat(int from, const char *path, int to, const char *target, int flags) {
    REAL(int, "linkat", int, const char *, int, const char *, int);
    return no_name() ? -1 : real(from, path, to, target, flags);
}

static int without_room(int result, struct statvfs *told) {
    if (result == 0 && full()) told->f_bfree = told->f_bavail = 0;
    return result;
}

int statvfs64(const char *path, struct statvfs64 *told) {
    REAL(int, "statvfs64", const char *, struct statvfs64 *);
    return without_room(real(path, told), (struct statvfs *)told);
}

int statvfs(const char *path, struct statvfs *told) {
    REAL(int, "statvfs", const char *, struct statvfs *);
    return without_room(real(path, told), told);
}
