// What a page can do beyond being read: keep its place over languages, change its theme, point at words.
(function () {
  "use strict";
  var words = window.gejuWords || {}, body = document.body, root = document.documentElement;
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var make = function (name, text, className) {
    var element = document.createElement(name);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  var fold = function (text) { return (/^[\x00-\x7f]*$/.test(text) ? text : text.normalize("NFKC")).toLowerCase().replace(/[\s\-_·.]+/g, ""); };
  // A drawing of 20 by 20 from its paths; a line, and what is filled.
  var icon = function (line, filled) {
    var svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    var set = function (element, attributes) { Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); }); return element; };
    var path = function (d, fill) {
      var one = document.createElementNS(svg.namespaceURI, "path");
      svg.appendChild(set(one, fill ? { d: d, fill: "currentColor" } : { d: d, fill: "none", stroke: "currentColor", "stroke-width": 1.6, "stroke-linecap": "round" }));
    };
    set(svg, { viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true" });
    path(line, false);
    if (filled) path(filled, true);
    return svg;
  };
  var inits = [];
  // What scripts share. each: do something with every such element, those that are put into the page later as well.
  window.geju = {
    all: all, make: make, fold: fold, icon: icon,
    // The name of the place on a page that an address (by default this one's) asks for; a broken escape is taken as it stands.
    place: function (hash) {
      var name = (hash === undefined ? location.hash : hash).slice(1);
      try { return decodeURIComponent(name); } catch (error) { return name; }
    },
    each: function (selector, run) { inits.push([selector, run]); all(selector).forEach(run); },
    shown: function (box) { inits.forEach(function (init) { all(init[0], box).forEach(init[1]); }); }
  };
  var keep = function (key, value) { try { localStorage.setItem(key, value); } catch (error) { /* closed */ } };

  // Language: the same page at the same place.
  keep("geju-language", body.dataset.language);
  function place() {
    if (location.hash) return location.hash;
    var seen = "";
    all("main [id]").some(function (element) {
      if (element.closest("dialog")) return false;
      var top = element.getBoundingClientRect().top;
      if (top > 160) return true;
      if (window.scrollY > 0 && element.offsetParent !== null) seen = "#" + encodeURIComponent(element.id);
      return false;
    });
    return seen;
  }
  all("a[data-switch]").forEach(function (link) {
    var plain = link.getAttribute("href");
    var aim = function () { link.setAttribute("href", plain + location.search + place()); };
    ["pointerdown", "focus", "click"].forEach(function (event) { link.addEventListener(event, aim); });
  });

  // What is wide begins where it matters: the navigation at this page, a timeline at its latest years.
  var here = document.querySelector(".site-nav [aria-current]");
  if (here) { var bar = here.closest("ul"); bar.scrollLeft = here.offsetLeft - bar.offsetLeft - bar.clientWidth / 3; }
  geju.each(".lanes-scroll", function (lanes) { lanes.scrollLeft = lanes.scrollWidth; });

  // What is wider than its place fades where it is cut off, and says so.
  geju.each(".scroll, .lanes-scroll", function (box) {
    var hint = make("p", "\u2194 " + words.scroll_hint, "more-hint");
    hint.setAttribute("aria-hidden", "true");
    var holder = box.closest(".chart") || box;
    holder.parentNode.insertBefore(hint, holder);
    var look = function () {
      var over = box.scrollWidth - box.clientWidth;
      hint.hidden = over < 2;
      box.classList.toggle("more-left", over > 1 && box.scrollLeft > 1);
      box.classList.toggle("more-right", over > 1 && box.scrollLeft < over - 1);
    };
    box.addEventListener("scroll", look, { passive: true });
    addEventListener("resize", look);
    new ResizeObserver(look).observe(box.firstElementChild || box);
    look();
  });

  // Theme.
  var tools = document.querySelector(".tools");
  if (tools) {
    var themes = tools.appendChild(make("button", "", "tool"));
    themes.appendChild(icon("M10 3.5A6.5 6.5 0 0 1 10 16.5A6.5 6.5 0 0 1 10 3.5Z", "M10 3.5A6.5 6.5 0 0 1 10 16.5Z"));
    themes.id = "theme";
    themes.type = "button";
    themes.title = words.theme;
    themes.setAttribute("aria-label", words.theme);
    themes.addEventListener("click", function () {
      var dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      keep("geju-theme", root.dataset.theme);
    });
  }

  // Words: all pieces of a claim light up together, its note unfolds, and a click on words points at their notes.
  function point() {
    all(".lit").forEach(function (element) { element.classList.remove("lit"); });
    var id = geju.place();
    if (!id) return;
    var target = document.getElementById(id);
    if (target) {
      for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    }
    if (id.indexOf("c-") !== 0) return;
    geju.marks(id).forEach(function (mark) { mark.classList.add("lit"); });
    all("a[data-boxes='" + CSS.escape(id) + "']").forEach(function (box) { box.classList.add("lit"); });
    var to = document.querySelector(".nt a[href='#" + CSS.escape(id) + "']");
    if (!to) return;
    var note = to.closest("li"), folded = note.closest("details");
    note.classList.add("lit");
    if (folded) folded.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  }
  // All pieces of a claim's words, and the claims of a piece: its own place where it names no others.
  geju.marks = function (id) {
    var name = CSS.escape(id);
    return all("mark[data-claims~='" + name + "'], mark[id='" + name + "']:not([data-claims])");
  };
  addEventListener("hashchange", point);
  point();
  all("main mark").forEach(function (mark) {
    mark.addEventListener("click", function () {
      if (!String(getSelection())) location.hash = (mark.dataset.claims || mark.id).split(" ").pop();
    });
  });

  // Print: what is folded is printed as well.
  addEventListener("beforeprint", function () {
    all("details:not([open])").forEach(function (fold) { fold.open = true; fold.dataset.printed = ""; });
  });
  addEventListener("afterprint", function () {
    all("details[data-printed]").forEach(function (fold) { fold.open = false; delete fold.dataset.printed; });
  });
})();
