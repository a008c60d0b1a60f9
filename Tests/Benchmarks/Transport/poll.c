// The same polls as the Swift benchmark, in C: libcurl's multi_socket interface over epoll. What a
// careful C programmer would write, without any of newsloom's checks. The requests are the same to the
// byte, which libcurl formats a character at a time.
//   cc -O2 poll.c -o poll -lcurl
//   poll URL COUNT CONCURRENCY ETAG [CA-FILE]     (URL ends in /; feeds are 0.xml … 499.xml)
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

static CURLM *multi;
static int epoll, started, done, not_modified, count;
static long timeout_ms = -1;
static const char *base, *authorities;
static struct curl_slist *fields;

static size_t ignore(char *bytes, size_t size, size_t number, void *context) {
  (void)bytes, (void)context;
  return size * number;
}

static int watch(CURL *easy, curl_socket_t socket, int what, void *context, void *known) {
  (void)easy, (void)context;
  struct epoll_event event = {.data.fd = socket};
  if (what == CURL_POLL_REMOVE) {
    epoll_ctl(epoll, EPOLL_CTL_DEL, socket, &event);
    curl_multi_assign(multi, socket, NULL);
    return 0;
  }
  if (what & CURL_POLL_IN) event.events |= EPOLLIN;
  if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
  epoll_ctl(epoll, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event);
  curl_multi_assign(multi, socket, &epoll);
  return 0;
}

static int set_timer(CURLM *handle, long milliseconds, void *context) {
  (void)handle, (void)context;
  timeout_ms = milliseconds;
  return 0;
}

static void start(CURL *easy) {
  char url[256];
  snprintf(url, sizeof url, "%s%d.xml", base, started % 500);
  started++;
  curl_easy_reset(easy);
  curl_easy_setopt(easy, CURLOPT_URL, url);
  curl_easy_setopt(easy, CURLOPT_HTTPHEADER, fields);
  curl_easy_setopt(easy, CURLOPT_USERAGENT, "newsloom/1");
  curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
  curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, 30000L);
  curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, 10000L);
  curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, ignore);
  curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, ignore);
  curl_easy_setopt(easy, CURLOPT_CAPATH, NULL);
  if (authorities) curl_easy_setopt(easy, CURLOPT_CAINFO, authorities);
  curl_multi_add_handle(multi, easy);
}

static void collect(void) {
  int left;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left))) {
    long status = 0;
    CURL *easy = message->easy_handle;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    not_modified += status == 304;
    done++;
    curl_multi_remove_handle(multi, easy);
    if (started < count) start(easy);
    else curl_easy_cleanup(easy);
  }
}

int main(int argc, char **argv) {
  if (argc < 5) return 64;
  base = argv[1];
  count = atoi(argv[2]);
  int concurrency = atoi(argv[3]), running = 0;
  char tag[256];
  snprintf(tag, sizeof tag, "If-None-Match: %s", argv[4]);
  fields = curl_slist_append(fields, tag);
  fields = curl_slist_append(fields, "A-IM: feed");
  fields = curl_slist_append(
      fields,
      "Accept: application/atom+xml, application/rss+xml, application/feed+json, "
      "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, "
      "*/*;q=0.5");
  authorities = argc > 5 ? argv[5] : NULL;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  multi = curl_multi_init();
  epoll = epoll_create1(EPOLL_CLOEXEC);
  curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
  curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, set_timer);
  struct timespec begin, end;
  clock_gettime(CLOCK_MONOTONIC, &begin);
  for (int i = 0; i < concurrency && i < count; i++) start(curl_easy_init());
  while (done < count) {
    struct epoll_event events[64];
    int ready = timeout_ms == 0 ? 0 : epoll_wait(epoll, events, 64, (int)timeout_ms);
    if (ready == 0) {
      timeout_ms = -1;
      curl_multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
    }
    for (int i = 0; i < ready; i++) {
      int mask = (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR) ? CURL_CSELECT_IN : 0) |
                 (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0);
      curl_multi_socket_action(multi, events[i].data.fd, mask, &running);
    }
    collect();
  }
  clock_gettime(CLOCK_MONOTONIC, &end);
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  double wall = end.tv_sec - begin.tv_sec + (end.tv_nsec - begin.tv_nsec) / 1e9;
  double busy = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
                (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  printf("C      %d polls, %d not modified, %.0f/s, %.1f us of processor time each, %ld MB\n", done,
         not_modified, done / wall, busy / done * 1e6, usage.ru_maxrss / 1024);
  return 0;
}
