// Faults at the Nth step of a process on its own files, for LD_PRELOAD.
//
//   SWEEP_PREFIX  only calls on paths below it count
//   SWEEP_CALLS   which calls count: any of write,pwrite,sync,rename,open,truncate,unlink
//   SWEEP_AT      the number of the first call that is hit, from 1
//   SWEEP_TIMES   how many calls in a row are hit (default 1)
//   SWEEP_DO      KILL (before the call), TORN (half a write, then KILL), SHORT (half a write),
//                 or an error: ENOSPC, EIO, EINTR
//   SWEEP_MARK    a file that is made when a call is hit
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long count;

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static int is_ours(const char *path) {
  const char *prefix = getenv("SWEEP_PREFIX");
  return prefix && path && strncmp(path, prefix, strlen(prefix)) == 0;
}

static int is_open_file_ours(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return is_ours(path);
}

static const char *action_for(const char *call) {
  const char *calls = getenv("SWEEP_CALLS"), *at = getenv("SWEEP_AT"), *times = getenv("SWEEP_TIMES");
  if (!calls || !at || !strstr(calls, call)) return NULL;
  long number = atomic_fetch_add(&count, 1) + 1, first = atol(at);
  if (number < first || number >= first + (times ? atol(times) : 1)) return NULL;
  const char *mark = getenv("SWEEP_MARK");
  if (mark) {
    int fd = (int)syscall(SYS_openat, AT_FDCWD, mark, O_WRONLY | O_CREAT | O_APPEND, 0644);
    if (fd >= 0) {
      syscall(SYS_write, fd, call, strlen(call));
      syscall(SYS_write, fd, "\n", 1);
      syscall(SYS_close, fd);
    }
  }
  const char *action = getenv("SWEEP_DO");
  if (action && strcmp(action, "KILL") == 0) {
    kill(getpid(), SIGKILL);
    pause();
  }
  return action;
}

static int error_of(const char *action) {
  if (strcmp(action, "ENOSPC") == 0) return ENOSPC;
  if (strcmp(action, "EIO") == 0) return EIO;
  if (strcmp(action, "EINTR") == 0) return EINTR;
  return 0;
}

// What a write of `size` bytes comes to: -1 with errno, or how many bytes are to be written.
static ssize_t fated(const char *action, size_t size) {
  if (!action) return (ssize_t)size;
  if ((errno = error_of(action))) return -1;
  return size > 1 ? (ssize_t)(size / 2) : (ssize_t)size;
}

static void end_if_torn(const char *action) {
  if (action && strcmp(action, "TORN") == 0) {
    kill(getpid(), SIGKILL);
    pause();
  }
}

ssize_t write(int fd, const void *bytes, size_t size) {
  const char *action = is_open_file_ours(fd) ? action_for("write") : NULL;
  ssize_t part = fated(action, size);
  if (part < 0) return -1;
  ssize_t done = syscall(SYS_write, fd, bytes, (size_t)part);
  end_if_torn(action);
  return done;
}

static ssize_t positioned(int fd, const void *bytes, size_t size, off_t offset) {
  const char *action = is_open_file_ours(fd) ? action_for("pwrite") : NULL;
  ssize_t part = fated(action, size);
  if (part < 0) return -1;
  ssize_t done = syscall(SYS_pwrite64, fd, bytes, (size_t)part, offset);
  end_if_torn(action);
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t offset) {
  return positioned(fd, bytes, size, offset);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t offset) {
  return positioned(fd, bytes, size, offset);
}

static int fails(const char *action) {
  return action && (errno = error_of(action)) != 0;
}

int fsync(int fd) {
  if (is_open_file_ours(fd) && fails(action_for("sync"))) return -1;
  return (int)syscall(SYS_fsync, fd);
}

int fdatasync(int fd) {
  if (is_open_file_ours(fd) && fails(action_for("sync"))) return -1;
  return (int)syscall(SYS_fdatasync, fd);
}

int ftruncate(int fd, off_t size) {
  if (is_open_file_ours(fd) && fails(action_for("truncate"))) return -1;
  return (int)syscall(SYS_ftruncate, fd, size);
}

int ftruncate64(int fd, off64_t size) { return ftruncate(fd, size); }

int rename(const char *from, const char *to) {
  if (is_ours(from) && fails(action_for("rename"))) return -1;
  return (int)syscall(SYS_rename, from, to);
}

int unlink(const char *path) {
  if (is_ours(path) && fails(action_for("unlink"))) return -1;
  return (int)syscall(SYS_unlink, path);
}

static int opened(const char *path, int flags, mode_t mode) {
  if (is_ours(path) && fails(action_for("open"))) return -1;
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, mode);
}
