// What the page does beyond what it does without a script: leaves at once, sends without loading anew, shows replies
// as they come. It stores nothing, and talks to no other host. Written for old phones: no syntax newer than 2015.
(function () {
  "use strict";
  var d = document;
  var byId = function (id) { return d.getElementById(id); };
  var each = function (list, act) { Array.prototype.forEach.call(list, act); };

  // --- Leaving ---------------------------------------------------------------------------------------------------

  var leaveForm = byId("leave");
  var exit = leaveForm.getAttribute("data-exit");
  var left = false;
  var open = []; // requests to give up when leaving

  function goAway() {
    location.replace(exit);
  }

  function leave() {
    if (left) return;
    left = true;
    var form = "conversation=" + field("conversation") + "&start=" + field("start") + "&quiet=1";
    // First the screen, then everything else.
    d.body.textContent = "";
    each(open, function (request) { request.abort(); });
    var sent = false;
    try { sent = navigator.sendBeacon("/leave", form); } catch (e) { /* then by fetch */ }
    if (!sent) {
      try { fetch("/leave", { method: "POST", body: form, keepalive: true }); } catch (e) { /* gone all the same */ }
    }
    // In a frame, the whole tab goes away.
    try { window.top.location.replace(exit); } catch (e) { goAway(); }
  }

  // A browser that can do neither leaves by the form, as it would without a script.
  if (!navigator.sendBeacon && !window.fetch) return;

  leaveForm.addEventListener("submit", function (event) {
    event.preventDefault();
    leave();
  });

  // Shift three times within two seconds, with no other key between, so that nobody leaves while typing capitals.
  var presses = [];
  window.addEventListener("keydown", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    var now = Date.now();
    presses = presses.filter(function (at) { return now - at < 2000; });
    presses.push(now);
    if (presses.length >= 3) leave();
  }, true);

  // A page that the browser kept in memory must not come back after leaving.
  window.addEventListener("pageshow", function (event) {
    if (left) { d.body.textContent = ""; goAway(); }
    else if (event.persisted) look();
  });

  // What would add an entry to the history would leave one more page to go back to.
  d.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("nav.languages a, a.skip") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (link.classList.contains("skip")) byId("text").focus();
    else location.replace(link.href);
  });

  // --- The page --------------------------------------------------------------------------------------------------

  var say = byId("say");
  if (!say || !window.fetch || !window.URLSearchParams) { showWhatWorks(); return; }

  var main = d.querySelector("main");
  var thread = byId("thread");
  var choices = byId("choices");
  var pending = byId("pending");
  var notice = byId("notice");
  var comeback = byId("comeback");
  var comebackAtFirst = comeback.querySelector(".words") ? "" : comeback.innerHTML;
  var box = byId("text");
  var last = Number(thread.getAttribute("data-last")) || 0;
  var sending = false;
  var attempt = null; // what was tried last and not taken: the same again keeps its turn, and is answered once
  var pressed = null;
  var living = false;
  var stream = null; // the stream of replies that is open
  var age = 0; // how often the page began afresh
  var arrived = null; // the first reply that the stream brought while a message was on its way

  function showWhatWorks() {
    d.documentElement.className = "script";
    each(d.querySelectorAll(".with-script"), function (element) { element.hidden = false; });
  }
  showWhatWorks();

  function field(name) {
    var input = d.querySelector("#say input[name=" + name + "], #leave input[name=" + name + "]");
    return input ? input.value : "";
  }

  function setField(name, value) {
    each(d.querySelectorAll("input[name=" + name + "]"), function (input) { input.value = value; });
  }

  function keys() {
    var form = new URLSearchParams();
    ["conversation", "start", "since", "lang"].forEach(function (name) {
      if (field(name)) form.set(name, field(name));
    });
    form.set("after", String(last));
    return form;
  }

  function tell(text) {
    notice.textContent = "";
    if (!text) return;
    var p = d.createElement("p");
    p.textContent = text;
    notice.appendChild(p);
  }

  function text(name) { return main.getAttribute("data-" + name); }

  /** Posts a form; gives up when leaving, and after a while. */
  function post(path, form, seconds) {
    var request = window.AbortController ? new AbortController() : { abort: function () {}, signal: undefined };
    var timer = seconds ? setTimeout(function () { request.abort(); }, seconds * 1000) : 0;
    open.push(request);
    var done = function () {
      clearTimeout(timer);
      open.splice(open.indexOf(request), 1);
    };
    var options = { method: "POST", body: form, signal: request.signal, cache: "no-store", credentials: "omit" };
    return { response: fetch(path, options), done: done, abort: function () { request.abort(); } };
  }

  // --- What comes in ---------------------------------------------------------------------------------------------

  function begin() {
    each(d.querySelectorAll(".before"), function (element) { element.hidden = true; });
    comeback.hidden = false;
  }

  /** `keep`: what stands in the box was not taken, and is sent again. */
  function afresh(start, keep) {
    age += 1; // what an older stream still brings is not shown any more
    if (stream) stream.abort();
    thread.textContent = "";
    last = 0;
    attempt = null;
    setField("conversation", "");
    setField("since", "");
    setField("turn", "0");
    if (start) setField("start", start);
    choices.hidden = true;
    choices.textContent = "";
    pending.hidden = true;
    comeback.hidden = true;
    comeback.innerHTML = comebackAtFirst; // words that were shown do not work any more
    if (!keep) box.value = "";
    each(d.querySelectorAll(".before"), function (element) { element.hidden = false; });
  }

  function append(html) {
    thread.insertAdjacentHTML("beforeend", html);
    return thread.lastElementChild;
  }

  /** Adds buttons to those that are there. */
  function offer(html) {
    var added = d.createElement("div");
    added.innerHTML = html;
    each(added.querySelectorAll("button"), function (button) {
      var there = Array.prototype.some.call(choices.children, function (other) { return other.value === button.value; });
      if (!there) choices.appendChild(button);
    });
    choices.hidden = !choices.children.length;
  }

  /** Applies one object of the stream. Returns the first new reply. */
  function apply(news) {
    if (left) return null;
    if (news.fresh) {
      afresh(news.start, news.taken === undefined ? sending : !news.taken);
      // The last words, if there are any.
      (news.lines || []).forEach(function (line) { append(line[1]); });
      offer(news.choices || "");
      return thread.lastElementChild;
    }
    if (news.start) setField("start", news.start);
    if (news.conversation) {
      if (!field("conversation")) begin();
      setField("conversation", news.conversation);
      setField("start", "");
    }
    var first = null;
    var newest = 0;
    var wrote = false;
    (news.lines || []).forEach(function (line) {
      newest = line[0];
      if (line[0] <= last) return;
      each(thread.querySelectorAll(".fallback"), function (element) { thread.removeChild(element); });
      var element = append(line[1]);
      last = line[0];
      if (element.classList.contains("person")) wrote = true;
      else if (!first) first = element;
    });
    if (news.fallback) {
      begin();
      each(thread.querySelectorAll(".fallback"), function (element) { thread.removeChild(element); });
      first = append(news.fallback);
    }
    // An answer that was overtaken by a newer one says nothing about buttons and turns any more.
    if (newest >= last) {
      if (news.turn !== undefined) setField("turn", String(news.turn));
      if (wrote) choices.textContent = "";
      offer(news.choices || "");
      if (news.pending !== undefined) pending.hidden = !news.pending;
    }
    return first;
  }

  function bottomIsInSight() {
    return box.getBoundingClientRect().top < window.innerHeight;
  }

  // --- Sending ---------------------------------------------------------------------------------------------------

  function busy(is) {
    sending = is;
    each(d.querySelectorAll("main button"), function (button) {
      if (is) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
    });
  }

  /** `what`: the fields that say something. `done`: called once they were taken. */
  function send(what, done, again) {
    if (sending || left) return;
    var form = keys();
    var said = what.toString();
    if (!attempt || attempt.said !== said) attempt = { said: said, turn: field("turn") };
    form.set("turn", attempt.turn);
    what.forEach(function (value, name) { form.set(name, value); });
    arrived = null;
    busy(true);
    tell(text("sending"));
    var request = post("/stream", form, 30);
    var fail = function (why) {
      if (left) return;
      busy(false);
      tell(why || text("not-sent"));
      notice.scrollIntoView({ block: "nearest" });
    };
    request.response.then(function (response) {
      if (response.status === 413) throw new Error("too-long");
      if (!response.ok) throw new Error("not-sent");
      return response.text();
    }).then(function (body) {
      if (left) return;
      var news = JSON.parse(body);
      var first = apply(news) || arrived;
      busy(false);
      request.done();
      if (news.fresh && news.taken === false && !again) {
        // The page was too old, or its conversation is over: what was just said begins another one.
        send(what, done, true);
        return;
      }
      tell(news.notice || (news.taken === false ? text("not-sent") : ""));
      if (news.taken) {
        attempt = null;
        done();
      }
      if (first) first.scrollIntoView({ block: "start" });
      if (first && pressed) { first.tabIndex = -1; first.focus({ preventScroll: true }); }
      pressed = null;
      live();
    }).catch(function (error) {
      request.done();
      fail(text(error && error.message === "too-long" ? "too-long" : "not-sent"));
    });
  }

  function sendBox() {
    var words = box.value;
    if (!words.trim()) { box.focus(); return; }
    var what = new URLSearchParams();
    what.set("text", words);
    send(what, function () {
      // What was written meanwhile stays.
      if (box.value.indexOf(words) === 0) box.value = box.value.slice(words.length);
    });
  }

  d.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("button") : null;
    if (!button || !button.form) return;
    if (button.form === say) {
      event.preventDefault();
      if (button.name === "choice") {
        var what = new URLSearchParams();
        what.set("choice", button.value);
        pressed = button;
        send(what, function () {});
      } else if (button.getAttribute("formaction")) {
        askForWords();
      } else if (button.name === "look") {
        look();
      } else {
        sendBox();
      }
    } else if (button.form.classList.contains("list")) {
      event.preventDefault();
      var list = new URLSearchParams(new FormData(button.form));
      var chosen = new URLSearchParams();
      chosen.set("need", list.get("need") || "");
      chosen.set("place", list.get("place") || "");
      pressed = button;
      send(chosen, function () { button.form.reset(); });
    }
  });
  say.addEventListener("submit", function (event) {
    event.preventDefault();
    sendBox();
  });

  // Where there is a real keyboard, Enter sends and Shift+Enter breaks the line.
  var keyboard = window.matchMedia && window.matchMedia("(hover: hover) and (pointer: fine)").matches;
  box.addEventListener("keydown", function (event) {
    if (keyboard && event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      sendBox();
    }
  });

  function askForWords() {
    var form = keys();
    form.set("quiet", "1");
    var request = post("/comeback", form, 20);
    request.response.then(function (response) {
      if (!response.ok) throw new Error();
      return response.text();
    }).then(function (html) {
      request.done();
      if (left) return;
      comeback.innerHTML = html;
      var words = comeback.querySelector(".words");
      if (words) { words.tabIndex = -1; words.focus(); } else tell(text("error"));
    }).catch(function () { request.done(); if (!left) tell(text("error")); });
  }

  // --- Replies as they come --------------------------------------------------------------------------------------

  var failures = 0;

  function look() {
    if (!field("conversation") || left) return;
    var request = post("/stream", keys(), 20);
    var since = age;
    request.response.then(function (response) { return response.text(); }).then(function (body) {
      request.done();
      take(body, since);
    }).catch(request.done);
  }

  function take(line, since) {
    if (!line.trim() || left || since !== age) return;
    var atBottom = bottomIsInSight();
    var first = apply(JSON.parse(line));
    if (sending) arrived = arrived || first;
    else if (first && atBottom) first.scrollIntoView({ block: "nearest" });
  }

  function live() {
    if (living || left || !field("conversation")) return;
    living = true;
    var began = Date.now();
    var form = keys();
    form.set("live", "1");
    var request = post("/stream", form, 0);
    var since = age;
    stream = request;
    var over = function (failed) {
      request.done();
      living = false;
      if (left || since !== age) { live(); return; }
      failures = failed ? failures + 1 : 0;
      if (failures === 2) tell(text("lost"));
      // An answer that ended at once means that there are many: look again later rather than at once.
      var pause = failed ? Math.min(30000, 1000 * Math.pow(2, failures)) : Date.now() - began < 3000 ? 5000 : 100;
      setTimeout(live, pause);
    };
    request.response.then(function (response) {
      if (!response.ok) throw new Error();
      if (failures >= 2) tell("");
      failures = 0;
      if (!response.body || !response.body.getReader || !window.TextDecoder) {
        // Cannot read as it comes: looks every few seconds.
        request.abort();
        setTimeout(function () { look(); over(false); }, 5000);
        return;
      }
      var reader = response.body.getReader();
      var decoder = new TextDecoder();
      var rest = "";
      var next = function () {
        return reader.read().then(function (part) {
          if (part.done) { over(false); return undefined; }
          var lines = (rest + decoder.decode(part.value, { stream: true })).split("\n");
          rest = lines.pop();
          lines.forEach(function (line) { take(line, since); });
          return next();
        });
      };
      return next();
    }).catch(function () { over(true); });
  }

  live();
})();
