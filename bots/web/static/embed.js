// A button for an agency's own page: <script src="https://…/embed.js" data-label="Chat" data-lang="en"></script>
// It opens the chat in a tab of its own, which knows nothing of the page it came from. It stores nothing.
(function () {
  "use strict";
  var script = document.currentScript;
  if (!script) return;
  var address = new URL("/chat", script.src);
  if (script.dataset.lang) address.searchParams.set("lang", script.dataset.lang);
  var link = document.createElement("a");
  link.href = address.href;
  link.target = "_blank";
  link.rel = "noopener noreferrer nofollow";
  link.referrerPolicy = "no-referrer";
  link.textContent = script.dataset.label || "Chat";
  link.className = "chat-button";
  if (!script.hasAttribute("data-plain")) {
    var style = link.style;
    style.display = "inline-block";
    style.padding = "0.75em 1.25em";
    style.borderRadius = "0.6em";
    style.background = "#24505f";
    style.color = "#fff";
    style.font = "600 1rem system-ui, sans-serif";
    style.textDecoration = "none";
  }
  if (script.parentNode !== document.head) {
    script.parentNode.insertBefore(link, script.nextSibling);
  } else {
    document.addEventListener("DOMContentLoaded", function () { document.body.appendChild(link); });
  }
})();
