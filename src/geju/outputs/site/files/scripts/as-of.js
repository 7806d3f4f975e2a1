// As of: every page as it was at an earlier date; the date stands in the address, and links take it along.
(function () {
  "use strict";
  var bar = document.getElementById("as-of");
  if (!bar) return document.documentElement.classList.remove("turning");
  var body = document.body, main = document.getElementById("content"), open = document.getElementById("as-of-open");
  var slider = document.getElementById("as-of-date"), output = bar.querySelector("output"), said = bar.querySelector(".as-of-said");
  var back = document.getElementById("as-of-now"), dates = bar.dataset.dates.split(" ");
  var present = document.createDocumentFragment(), listed = null, versions = null, asked = "", shown = -1;

  // The last date of the site that is not after the one asked for; the present where it is after all.
  function wanted() {
    asked = (location.search.match(/[?&]as_of=(\d{4}(?:-\d\d){0,2})(?:&|$)/) || [])[1] || "";
    if (!asked) return dates.length;
    var last = asked + "-99-99".slice(asked.length - 4);
    return Math.max(0, dates.filter(function (date) { return date <= last; }).length - 1);
  }
  function query(place) { return place < dates.length ? "?as_of=" + dates[place] : ""; }
  function load(address, then) {
    var script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", then);
    script.addEventListener("error", function () { document.documentElement.classList.remove("turning"); });
    document.head.appendChild(script);
  }
  geju.dated = function (pages) { listed = pages; };
  geju.earlier = function (told) { versions = told; };

  function say(place) {
    var then = place < dates.length;
    slider.value = place;
    output.textContent = then ? dates[place] : bar.dataset.now;
    slider.setAttribute("aria-valuetext", output.textContent);
    back.hidden = !then;
    var other = asked && then && dates[place].indexOf(asked) !== 0 ? bar.dataset.other.replace("{date}", asked) + " " : "";
    said.textContent = !then ? "" : other + (versions ? bar.dataset.then.replace("{date}", dates[place]) : bar.dataset.same);
  }
  function content(place) {
    for (var lines = [], runs = versions.dates[place], i = 0; i < runs.length; i += 2) {
      lines = lines.concat(versions.lines.slice(runs[i], runs[i] + runs[i + 1]));
    }
    return lines.join("\n");
  }
  function put(place) {
    var version = place < dates.length && versions && versions.dates[place] ? place : -1;
    if (version !== shown) {
      if (shown < 0) while (main.firstChild) present.appendChild(main.firstChild);
      main.textContent = "";
      if (version < 0) main.appendChild(present); else { main.innerHTML = content(version); geju.shown(main); }
      shown = version;
    }
    say(place);
    document.documentElement.classList.remove("turning");
    if (location.hash) { var target = document.getElementById(geju.place()); if (target) target.scrollIntoView(); }
  }
  function turn(place) {
    if (place === dates.length) return put(place);
    if (!listed) {
      return load("../" + body.dataset.up + "assets/as-of-" + body.dataset.language + ".js", function () { turn(place); });
    }
    if (!versions && listed.indexOf(decodeURIComponent(body.dataset.here)) >= 0) {
      return load(body.dataset.up + body.dataset.here.replace(/\.html$/, ".as-of.js"), function () { turn(place); });
    }
    put(place);
  }

  // Links within the site keep the date.
  function keep(event) {
    var link = event.target.closest && event.target.closest("a[href]"), plain = link && link.getAttribute("href");
    if (!plain || /^(?:[a-z]+:|#|\/\/)/i.test(plain) || link.hasAttribute("download")) return;
    var parts = plain.split("#"), path = parts[0].split("?")[0];
    link.setAttribute("href", path + query(Number(slider.value)) + (parts.length > 1 ? "#" + parts[1] : ""));
  }
  ["pointerdown", "focusin", "click"].forEach(function (event) { document.addEventListener(event, keep); });
  geju.dateless = function (address) { return address.replace(/(#|$)/, query(Number(slider.value)) + "$1"); };

  function reveal(on) { bar.hidden = !on; open.setAttribute("aria-expanded", String(on)); }
  open.hidden = false;
  open.addEventListener("click", function () { reveal(bar.hidden); if (!bar.hidden) slider.focus(); });
  function choose(place) {
    asked = "";
    history.replaceState(null, "", location.pathname + query(place) + location.hash);
    turn(place);
  }
  slider.addEventListener("input", function () { choose(Number(slider.value)); });
  back.addEventListener("click", function () { choose(dates.length); slider.focus(); });
  var first = wanted();
  if (first < dates.length) { reveal(true); slider.value = first; turn(first); }
  else document.documentElement.classList.remove("turning");
  if (main.querySelector("[data-open-dates]")) reveal(true);
})();
