// Exploring a chart: Vega takes the place of the drawing, in the colours of the page, when it is asked for.
(function () {
  "use strict";
  var root = document.documentElement, make = geju.make, waiting = null, open = [];
  var tip = null;

  // Vega's script, loaded once.
  function vega(done, failed) {
    if (window.gejuVega) { done(); return; }
    if (!waiting) {
      waiting = document.createElement("script");
      waiting.src = document.body.dataset.up + "../assets/vega.js";
      document.head.appendChild(waiting);
    }
    waiting.addEventListener("load", done);
    waiting.addEventListener("error", failed);
  }

  // A specification in the colours and the font of the page as they are now. Those of the light theme stand for names.
  function dressed(text) {
    var style = getComputedStyle(root), named = {};
    [["#1b1e23", "ink"], ["#5c626b", "dim"], ["#fcfbf8", "paper"], ["#0b5563", "link"], ["#e3dfd6", "line"], ["#cbc5b8", "strong-line"]].forEach(function (pair) {
      named[pair[0]] = style.getPropertyValue("--" + pair[1]).trim();
    });
    var spec = JSON.parse(text);
    (function dress(part) {
      Object.keys(part).forEach(function (key) {
        if (key === "values") return;
        if (part[key] && typeof part[key] === "object") dress(part[key]);
        else if (named[part[key]]) part[key] = named[part[key]];
      });
    })(spec);
    spec.config.range.category = spec.config.range.category.map(function (hue, n) { return style.getPropertyValue("--hue-" + n).trim() || hue; });
    spec.config.font = getComputedStyle(document.body).fontFamily;
    spec.config.legend.columns = root.clientWidth < 640 ? 2 : 6;
    return spec;
  }

  // Every scale by factors in a specification.
  function scales(spec, found) {
    Object.keys(spec).forEach(function (key) {
      var part = spec[key];
      if (!part || typeof part !== "object" || key === "values") return;
      if (part.scale && part.scale.type === "log") found.push(part.scale);
      scales(part, found);
    });
    return found;
  }

  // What is said of a point, beside the pointer.
  function say(handler, event, item, value) {
    if (!value || typeof value !== "object") { if (tip) tip.hidden = true; return; }
    if (!tip) tip = document.body.appendChild(make("div", "", "explore-tip"));
    tip.textContent = "";
    var list = tip.appendChild(make("dl"));
    Object.keys(value).forEach(function (name) {
      if (value[name] === "") return;
      list.appendChild(make("dt", name));
      list.appendChild(make("dd", String(value[name])));
    });
    tip.hidden = false;
    var box = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - box.width - 8)) + "px";
    tip.style.top = (event.clientY + 18 + box.height < innerHeight ? event.clientY + 18 : event.clientY - box.height - 12) + "px";
  }

  function start(box) {
    var button = function (name) { return box.querySelector(".explore-" + name); };
    var figure = box.previousElementSibling, hint = button("hint");
    var view = null, shown = null, even = false;
    var factors = scales(JSON.parse(box.dataset.spec), []).length > 0;

    function draw() {
      var spec = dressed(box.dataset.spec);
      if (even) scales(spec, []).forEach(function (scale) { scale.type = "linear"; scale.zero = true; });
      if (spec.facet) {
        spec.columns = Math.max(1, Math.floor(shown.clientWidth / 310));
        spec.spec.width = Math.max(180, Math.floor(shown.clientWidth / spec.columns) - 54);
      }
      if (view) view.finalize();
      window.gejuVega(shown.firstChild, spec, {
        mode: "vega-lite", renderer: "svg", ast: true, actions: false, defaultStyle: false, tooltip: say, logLevel: 1
      }).then(function (made) { view = made; shown.dataset.drawn = String(Number(shown.dataset.drawn || 0) + 1); }, fail);
    }
    function fail() {
      close();
      button("open").hidden = true;
      var said = make("p", box.dataset.failed, "explore-failed");
      said.setAttribute("role", "status");
      box.appendChild(said);
    }
    function tools(on) {
      button("open").hidden = on;
      button("back").hidden = button("reset").hidden = hint.hidden = !on;
      button("even").hidden = !on || !factors;
    }
    function begin() {
      if (shown) return;
      shown = make("div", "", "explore-view");
      // For those who do not see it the chart is one picture, with its table below.
      shown.setAttribute("role", "img");
      shown.setAttribute("aria-label", box.dataset.title);
      shown.appendChild(make("div")).setAttribute("aria-hidden", "true");
      box.insertBefore(shown, box.firstChild);
      if (figure) figure.hidden = true;
      tools(true);
      open.push({ box: shown, draw: draw });
      draw();
      button("back").focus();
    }
    function close() {
      if (view) view.finalize();
      if (shown) shown.remove();
      if (tip) tip.hidden = true;
      open = open.filter(function (one) { return one.draw !== draw; });
      view = shown = null;
      if (figure) figure.hidden = false;
      tools(false);
    }
    button("open").addEventListener("click", function () { vega(begin, fail); });
    button("back").addEventListener("click", function () { close(); button("open").focus(); });
    button("reset").addEventListener("click", function () { draw(); });
    button("even").addEventListener("click", function () {
      even = !even;
      button("even").setAttribute("aria-pressed", String(even));
      draw();
    });
    tools(false);
  }
  geju.each(".explore", start);

  // Another theme, or another width of panels: drawn anew.
  function anew() { open.forEach(function (one) { if (one.box.isConnected) one.draw(); }); }
  new MutationObserver(anew).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", anew);
})();
