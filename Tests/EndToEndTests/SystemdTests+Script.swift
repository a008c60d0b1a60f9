/// What runs inside the container.
extension EndToEnd.SystemdTests {
  static let configuration = """
    sources:
      - {file: /srv/feeds/one.xml, id: one, interval: 1s}
    http: {contact: '${file:newsloom_contact}', allow_private_addresses: true}
    metrics: {file: /run/newsloom/newsloom.prom, every: 1s}

    """

  /// An HTTP server that writes down what it is asked and never answers.
  static let silentServer = #"""
    import socket
    listener = socket.create_server(("127.0.0.1", 8099))
    open("/run/silent.ready", "w").close()
    connections = []
    while True:
        connection = listener.accept()[0]
        connections.append(connection)
        with open("/run/silent.requests", "ab") as file:
            file.write(connection.recv(65536))
    """#

  /// Each step prints its name; the first that fails ends the test with the journal.
  static let script = #"""
    #!/bin/bash
    set -u
    out=/var/log/newsloom/stories.ndjson
    fail() {
      echo "FAILED: $*"
      systemctl status --no-pager newsloom.service newsloom-once.service
      journalctl --no-pager -u newsloom.service -u newsloom-once.service | tail -60
      exit 1
    }
    step() { echo "step: $*"; }
    until_true() { # seconds command...
      local end=$((SECONDS + $1)); shift
      until "$@" 2>/dev/null; do
        [ $SECONDS -lt $end ] || return 1
        read -r -t 0.1 <> <(:) # a tenth of a second
      done
      return 0
    }
    lines() { [ "$(cat "$out" 2>/dev/null | wc -l)" -ge "$1" ]; }
    main_pid() { systemctl show -P MainPID newsloom.service; }
    once_ended() { [ "$(systemctl is-active newsloom-once.service)" = inactive ]; }
    other_pid() { [ "$(main_pid)" != "$1" ] && [ "$(main_pid)" != 0 ]; }

    complained() {
      journalctl --no-pager -u newsloom.service | grep -q 'newsloom.yaml:[0-9]*:[0-9]*:'
    }
    status_says() { systemctl show -P StatusText newsloom.service | grep -q "$1"; }
    # What the service may write to, in its own view of the files.
    writable() {
      nsenter -t "$(main_pid)" -m -S "$(id -u newsloom)" -G "$(id -g newsloom)" \
        find / -path /proc -prune -o -type d -writable -print 2>/dev/null | sort | tr '\n' ' '
    }

    step install
    systemd-sysusers && systemd-tmpfiles --create || fail "sysusers or tmpfiles"
    echo "mailto:editor@news.example" > /etc/newsloom/credentials/contact
    systemctl daemon-reload
    complaints=$(systemd-analyze verify newsloom.service newsloom-once.service \
      newsloom-once.timer 2>&1)
    [ -z "$complaints" ] || fail "systemd-analyze verify: $complaints"

    step start
    systemctl start newsloom.service || fail "start"
    systemctl is-active --quiet newsloom.service || fail "not active after READY"
    until_true 20 lines 2 || fail "no stories"
    [ -n "$(systemctl show -P StatusText newsloom.service)" ] || fail "no STATUS"

    step "readers and owners"
    [ "$(stat -c %U:%G:%a /var/log/newsloom)" = newsloom:newsloom:750 ] || fail "log directory"
    useradd -G newsloom reader && useradd stranger
    su reader -c "tail -n 1 $out" | grep -q '"schema":"newsloom/1"' || fail "a member cannot tail"
    ! su stranger -c "cat $out" 2>/dev/null || fail "a stranger can read"
    may="/run/newsloom /tmp /var/lib/newsloom /var/log/newsloom /var/tmp "
    [ "$(writable)" = "$may" ] || fail "writable: $(writable)"

    step metrics
    until_true 5 test -s /run/newsloom/newsloom.prom || fail "no metrics"
    until_true 5 su stranger -c "grep -q '^newsloom_stories_total 2' /run/newsloom/newsloom.prom" ||
      fail "metrics: $(cat /run/newsloom/newsloom.prom)"

    step journal
    journalctl --no-pager -u newsloom.service -p info -o cat | grep -q '^one: 2 entries, 2 new' ||
      fail "no line of the poll"
    journalctl --no-pager -u newsloom.service -p notice -o cat | grep -q '^newsloom .*: serving' ||
      fail "no priorities"
    ! journalctl --no-pager -u newsloom.service -p notice -o cat | grep -q '^one: 2 entries' ||
      fail "the poll has the wrong priority"

    step "a good reload"
    sed -i '2a\  - {file: /srv/feeds/two.xml, id: two}' /etc/newsloom/newsloom.yaml
    systemctl reload newsloom.service || fail "reload"
    until_true 20 lines 3 || fail "the new source is not read"

    step "a bad reload"
    cp /etc/newsloom/newsloom.yaml /run/good.yaml
    echo "nonsense: true" >> /etc/newsloom/newsloom.yaml
    before=$(main_pid)
    ! systemctl reload newsloom.service 2>/dev/null || fail "systemctl does not say that it was refused"
    complained || fail "no place of the mistake in the journal"
    [ "$(main_pid)" = "$before" ] || fail "a bad reload restarted it"
    systemctl is-active --quiet newsloom.service || fail "a bad reload ended it"
    cp /run/good.yaml /etc/newsloom/newsloom.yaml
    systemctl reload newsloom.service || fail "reload after the mistake"

    step "kill -9"
    kill -9 "$before"
    until_true 20 other_pid "$before" || fail "not restarted after a kill"
    until_true 20 systemctl is-active --quiet newsloom.service || fail "not ready after a kill"
    lines 3 && [ "$(wc -l < $out)" = 3 ] || fail "lines after the kill: $(wc -l < $out)"

    step "a hung loop"
    before=$(main_pid)
    kill -STOP "$before"
    until_true 30 other_pid "$before" || fail "the watchdog did not see the hung loop"
    until_true 20 systemctl is-active --quiet newsloom.service || fail "not ready after the hang"

    step "stop while polling, with a credential"
    python3 /srv/silent.py & until_true 5 test -e /run/silent.ready || fail "no silent server"
    sed -i '2a\  - {url: "http://127.0.0.1:8099/feed", id: silent}' /etc/newsloom/newsloom.yaml
    systemctl reload newsloom.service || fail "reload"
    until_true 10 grep -qi '^from: editor@news.example' /run/silent.requests ||
      fail "the credential did not arrive: $(cat /run/silent.requests)"
    until_true 5 status_says '[1-9] being polled' || fail "STATUS knows no poll"
    ! journalctl --no-pager | grep -q editor@ || fail "a secret is in the journal"
    began=$SECONDS
    systemctl stop newsloom.service || fail "stop"
    [ $((SECONDS - began)) -le 5 ] || fail "stopping took $((SECONDS - began)) s"
    [ "$(systemctl show -P Result newsloom.service)" = success ] || fail "the stop was no success"

    step once
    systemctl start newsloom-once.service || fail "once"
    [ "$(wc -l < $out)" = 3 ] || fail "a story was written twice"
    cp /srv/feeds/more.xml /srv/feeds/two.xml
    systemctl start newsloom-once.timer || fail "timer"
    systemctl list-timers --no-pager | grep -q newsloom-once.timer || fail "no timer"
    until_true 20 lines 4 || fail "the timer started nothing"
    systemctl stop newsloom-once.timer
    until_true 10 once_ended || fail "newsloom-once does not end"

    step "a bad configuration at the start"
    echo "nonsense: true" >> /etc/newsloom/newsloom.yaml
    ! systemctl start newsloom.service 2>/dev/null || fail "started with a bad configuration"
    [ "$(systemctl show -P ExecMainStatus newsloom.service)" = 78 ] || fail "status is not 78"
    [ "$(systemctl show -P NRestarts newsloom.service)" -le 2 ] || fail "restarted in vain"
    echo passed
    """#
}
