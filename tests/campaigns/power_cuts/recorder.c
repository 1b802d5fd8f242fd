/* Record, in order, every write, sync, truncation, renaming, link and removal of the files of one
 * folder and of those in it, and the making of these.
 *
 * cc -shared -fPIC -O2 -o recorder.so recorder.c -ldl -lpthread
 * RECORD_FOLDER=/folder RECORD_LOG=/elsewhere/log LD_PRELOAD=./recorder.so program
 *
 * A record is: kind (1 byte), length of the path (2), offset (8), length of the data (4), path,
 * data; numbers are little-endian. Kinds: w write, t truncation (the offset is the new length),
 * s sync, of a file or of a folder, d removal of either, m making of a folder, r renaming and l link
 * (the data is the new path). A file made without a name (O_TMPFILE) has the one that /proc gives it,
 * which ends in (deleted). The memory map of the -shm file is not recorded: SQLite rebuilds that file
 * after an accident. What is copied from file to file within the kernel is recorded as a write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static int log_file = -1;
static ssize_t (*real_write)(int, const void *, size_t);

__attribute__((constructor)) static void start(void) {
    real_write = dlsym(RTLD_NEXT, "write");
    folder = getenv("RECORD_FOLDER");
    const char *log = getenv("RECORD_LOG");
    if (folder && log) {
        folder_length = strlen(folder);
        log_file = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}

static int concerned(const char *path) {
    return log_file >= 0 && strncmp(path, folder, folder_length) == 0;
}

static int path_of(int file, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return concerned(path);
}

static void record(char kind, const char *path, uint64_t offset, const void *data, uint32_t length) {
    uint16_t path_length = (uint16_t)strlen(path);
    unsigned char head[15];
    head[0] = (unsigned char)kind;
    memcpy(head + 1, &path_length, 2);
    memcpy(head + 3, &offset, 8);
    memcpy(head + 11, &length, 4);
    size_t total = sizeof head + path_length + length;
    unsigned char *whole = malloc(total);
    memcpy(whole, head, sizeof head);
    memcpy(whole + sizeof head, path, path_length);
    if (length) memcpy(whole + sizeof head + path_length, data, length);
    if (real_write(log_file, whole, total) != (ssize_t)total) abort();
    free(whole);
}

/* The act and its record are one: no other thread comes between them. */
#define RECORDED(call, kind, path, offset, data, length)          \
    do {                                                          \
        pthread_mutex_lock(&turn);                                \
        result = call;                                            \
        if (result >= 0) {                                        \
            int kept = errno;                                     \
            record(kind, path, (uint64_t)(offset), data, (uint32_t)(length)); \
            errno = kept;                                         \
        }                                                         \
        pthread_mutex_unlock(&turn);                              \
        return result;                                            \
    } while (0)

static ssize_t positioned(const char *name, int file, const void *data, size_t size, off64_t offset) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    ssize_t result;
    if (!path_of(file, path)) return real(file, data, size, offset);
    RECORDED(real(file, data, size, offset), 'w', path, offset, data, result);
}

ssize_t pwrite64(int file, const void *data, size_t size, off64_t offset) {
    return positioned("pwrite64", file, data, size, offset);
}

ssize_t pwrite(int file, const void *data, size_t size, off_t offset) {
    return positioned("pwrite", file, data, size, offset);
}

ssize_t write(int file, const void *data, size_t size) {
    char path[PATH_MAX];
    ssize_t result;
    if (!path_of(file, path)) return real_write(file, data, size);
    off64_t offset = (fcntl(file, F_GETFL) & O_APPEND) ? lseek64(file, 0, SEEK_END)
                                                       : lseek64(file, 0, SEEK_CUR);
    RECORDED(real_write(file, data, size), 'w', path, offset, data, result);
}

static int truncated(const char *name, int file, off64_t length) {
    int (*real)(int, off64_t) = dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    int result;
    if (!path_of(file, path)) return real(file, length);
    RECORDED(real(file, length), 't', path, length, NULL, 0);
}

int ftruncate64(int file, off64_t length) { return truncated("ftruncate64", file, length); }
int ftruncate(int file, off_t length) { return truncated("ftruncate", file, length); }

static int synced(const char *name, int file) {
    int (*real)(int) = dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    int result;
    if (!path_of(file, path)) return real(file);
    RECORDED(real(file), 's', path, 0, NULL, 0);
}

int fsync(int file) { return synced("fsync", file); }
int fdatasync(int file) { return synced("fdatasync", file); }

/* A path told from an open folder. */
static int within(int from, const char *path, char *whole) {
    if (path[0] == '/' || from == AT_FDCWD) {
        snprintf(whole, PATH_MAX, "%s", path);
        return concerned(whole);
    }
    if (!path_of(from, whole)) return 0;
    size_t length = strlen(whole);
    snprintf(whole + length, PATH_MAX - length, "/%s", path);
    return 1;
}

int unlinkat(int from, const char *path, int flags) {
    int (*real)(int, const char *, int) = dlsym(RTLD_NEXT, "unlinkat");
    char whole[PATH_MAX];
    int result;
    if (!within(from, path, whole)) return real(from, path, flags);
    RECORDED(real(from, path, flags), 'd', whole, 0, NULL, 0);
}

int rmdir(const char *path) {
    int (*real)(const char *) = dlsym(RTLD_NEXT, "rmdir");
    int result;
    if (!concerned(path)) return real(path);
    RECORDED(real(path), 'd', path, 0, NULL, 0);
}

int mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t) = dlsym(RTLD_NEXT, "mkdir");
    int result;
    if (!concerned(path)) return real(path, mode);
    RECORDED(real(path, mode), 'm', path, 0, NULL, 0);
}

/* What goes from one file to another without passing through the program is read again. */
static ssize_t sent(const char *name, int target, int source, off64_t *offset, size_t size) {
    ssize_t (*real)(int, int, off64_t *, size_t) = dlsym(RTLD_NEXT, name);
    char path[PATH_MAX];
    if (!path_of(target, path)) return real(target, source, offset, size);
    pthread_mutex_lock(&turn);
    off64_t from = offset ? *offset : lseek64(source, 0, SEEK_CUR);
    off64_t to = lseek64(target, 0, SEEK_CUR);
    ssize_t done = real(target, source, offset, size);
    if (done > 0) {
        int kept = errno;
        char *data = malloc((size_t)done);
        if (pread64(source, data, (size_t)done, from) != done) abort();
        record('w', path, (uint64_t)to, data, (uint32_t)done);
        free(data);
        errno = kept;
    }
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t sendfile(int target, int source, off_t *offset, size_t size) {
    return sent("sendfile", target, source, (off64_t *)offset, size);
}

ssize_t sendfile64(int target, int source, off64_t *offset, size_t size) {
    return sent("sendfile64", target, source, offset, size);
}

int unlink(const char *path) {
    int (*real)(const char *) = dlsym(RTLD_NEXT, "unlink");
    int result;
    if (!concerned(path)) return real(path);
    RECORDED(real(path), 'd', path, 0, NULL, 0);
}

int rename(const char *path, const char *target) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
    int result;
    if (!concerned(path)) return real(path, target);
    RECORDED(real(path, target), 'r', path, 0, target, strlen(target));
}

/* A file without a name is linked by its descriptor: /proc/self/fd/N. */
static int linked(const char *path, char *source) {
    int file;
    if (sscanf(path, "/proc/self/fd/%d", &file) == 1) return path_of(file, source);
    snprintf(source, PATH_MAX, "%s", path);
    return concerned(source);
}

int link(const char *path, const char *target) {
    int (*real)(const char *, const char *) = dlsym(RTLD_NEXT, "link");
    int result;
    if (!concerned(path)) return real(path, target);
    RECORDED(real(path, target), 'l', path, 0, target, strlen(target));
}

int linkat(int from, const char *path, int to, const char *target, int flags) {
    int (*real)(int, const char *, int, const char *, int) = dlsym(RTLD_NEXT, "linkat");
    char source[PATH_MAX];
    int result;
    if (!linked(path, source)) return real(from, path, to, target, flags);
    RECORDED(real(from, path, to, target, flags), 'l', source, 0, target, strlen(target));
}
