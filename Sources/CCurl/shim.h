// libcurl for Swift. curl_easy_setopt and its kin are variadic, which Swift does not import: one
// inline function per kind of argument, or per pair of options that must agree.
#pragma once
#include <curl/curl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/epoll.h>

// Seconds since 1970, or -1. Reads the three date forms of RFC 9110 and more.
static inline long long nl_curl_date(const char *text) { return curl_getdate(text, NULL); }

static inline CURLcode nl_curl_global_init(void) { return curl_global_init(CURL_GLOBAL_DEFAULT); }

// Easy handles: one value.

static inline CURLcode nl_easy_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode nl_easy_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

// libcurl copies the string. NULL restores the default of most options.
static inline CURLcode nl_easy_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

// libcurl keeps the pointer, not a copy.
static inline CURLcode nl_easy_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

// libcurl copies the bytes; the request becomes a POST.
static inline CURLcode nl_easy_set_post(CURL *easy, const void *bytes, curl_off_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, count);
  return code != CURLE_OK ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline void nl_easy_set_basic_auth(CURL *easy, const char *user, const char *password) {
  curl_easy_setopt(easy, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(easy, CURLOPT_USERNAME, user);
  curl_easy_setopt(easy, CURLOPT_PASSWORD, password);
}

// Easy handles: a callback and its context.

static inline void nl_easy_set_write(
    CURL *easy, size_t (*callback)(char *, size_t, size_t, void *), void *context) {
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

static inline void nl_easy_set_header(
    CURL *easy, size_t (*callback)(char *, size_t, size_t, void *), void *context) {
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

static inline void nl_easy_set_open_socket(
    CURL *easy,
    curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *), void *context) {
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
}

static inline void nl_easy_set_close_socket(
    CURL *easy, int (*callback)(void *, curl_socket_t), void *context) {
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, context);
}

static inline void nl_easy_set_prerequest(
    CURL *easy, int (*callback)(void *, char *, char *, int, int), void *context) {
  curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
  curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
}

// The address of a socket to be opened; a C array member of a C union is awkward in Swift.
static inline const struct sockaddr *nl_sockaddr(const struct curl_sockaddr *address) {
  return &address->addr;
}

// Easy handles: what there is to know.

static inline long nl_easy_long(CURL *easy, CURLINFO info) {
  long value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline curl_off_t nl_easy_size(CURL *easy, CURLINFO info) {
  curl_off_t value = 0;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

// The string belongs to the handle and lives until its next transfer.
static inline const char *nl_easy_string(CURL *easy, CURLINFO info) {
  const char *value = NULL;
  curl_easy_getinfo(easy, info, &value);
  return value;
}

static inline void *nl_easy_private(CURL *easy) {
  void *value = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value);
  return value;
}

// Multi handles.

static inline void nl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  curl_multi_setopt(multi, option, value);
}

static inline void nl_multi_set_socket(
    CURLM *multi, int (*callback)(CURL *, curl_socket_t, int, void *, void *), void *context) {
  curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
  curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}

static inline void nl_multi_set_timer(
    CURLM *multi, int (*callback)(CURLM *, long, void *), void *context) {
  curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
  curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}

// The next finished transfer and its result, or NULL.
static inline CURL *nl_multi_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left))) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}

// A share through which handles have one list of hosts that want TLS (RFC 6797).
static inline CURLSH *nl_share_hsts(void) {
  CURLSH *share = curl_share_init();
  if (share) curl_share_setopt(share, CURLSHOPT_SHARE, CURL_LOCK_DATA_HSTS);
  return share;
}

// epoll, which Swift's Glibc leaves out.

struct nl_event {
  uint64_t tag;
  bool reads, writes;
};

static inline int nl_epoll_create(void) { return epoll_create1(EPOLL_CLOEXEC); }

// `operation` is EPOLL_CTL_ADD (1), _DEL (2) or _MOD (3).
static inline int nl_epoll_change(
    int epoll, int operation, int descriptor, bool reads, bool writes, uint64_t tag) {
  struct epoll_event event = {
    .events = (reads ? EPOLLIN : 0) | (writes ? EPOLLOUT : 0), .data.u64 = tag};
  return epoll_ctl(epoll, operation, descriptor, &event);
}

// What is ready now, at most 64 events. Errors show as both reading and writing.
static inline int nl_epoll_ready(int epoll, struct nl_event events[64]) {
  struct epoll_event ready[64];
  int count = epoll_wait(epoll, ready, 64, 0);
  for (int i = 0; i < count; i++) {
    bool failed = ready[i].events & (EPOLLERR | EPOLLHUP);
    events[i].tag = ready[i].data.u64;
    events[i].reads = failed || (ready[i].events & EPOLLIN);
    events[i].writes = failed || (ready[i].events & EPOLLOUT);
  }
  return count < 0 ? 0 : count;
}
