// Cite a number: its claim, words, source and date as plain text, BibTeX and JSON.
(function () {
  "use strict";
  var dialog = document.getElementById("cite"), place = document.querySelector(".document[data-source]");
  if (!dialog || !place) return;
  var shown = dialog.querySelectorAll("pre"), labels = dialog.dataset;

  var words = window.gejuWords || {};
  function text(within, selector) { var found = within.querySelector(selector); return found ? found.textContent : ""; }
  // The words of a claim, line by line.
  function quote(id) {
    var lines = [], last = null;
    geju.marks(id).forEach(function (mark) {
      var line = mark.closest("[id^=L]");
      if (line !== last) lines.push("");
      lines[lines.length - 1] += mark.textContent;
      last = line;
    });
    return lines.join("\n");
  }
  function told(button) {
    var source = JSON.parse(place.dataset.source), note = button.closest("li"), id = button.dataset.claim;
    var narrowed = Array.prototype.filter.call(note.children, function (child) { return child.className === "dim"; })[0];
    var subject = text(note, "a.thing") || text(note, "bdi");
    var says = subject + " \u00b7 " + text(note, "a") + (narrowed ? " \u00b7 " + narrowed.textContent : "") + words.colon + text(note, "b");
    return {
      claim: id, says: says, quote: quote(id), place: note.dataset.place || "", line: Number(note.closest("[id^=L]").id.slice(1)),
      title: source.title, document: source.document, producer: source.producer, date: source.date, url: source.url,
      sha256: source.sha256, edition: source.edition, edition_title: source.edition_title, edition_date: source.edition_date
    };
  }
  function where(one) { return one.place || words.line.replace("{n}", one.line); }
  function plain(one) {
    var source = [one.producer, one.title, one.date, one.url].filter(Boolean).join(words.comma);
    return one.says + "\n\u201c" + one.quote + "\u201d\n" + source + words.comma + where(one) + "\n" +
      one.edition_title + words.comma + one.edition + words.comma + one.claim;
  }
  // What BibTeX reads as a command stands behind a backslash, or as the command that prints it.
  var SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  function field(words) {
    return String(words).replace(/\s+/g, " ").replace(/[\\~^{}%&_#$]/g, function (sign) { return SIGNS[sign] || "\\" + sign; });
  }
  function bibtex(one) {
    var fields = [["title", "{" + field(one.title || one.document) + "}"], ["author", one.producer && "{" + field(one.producer) + "}"],
      ["date", /^\d{4}(-\d\d){0,2}$/.test(one.date) && one.date], ["url", one.url && one.url.replace(/[{}\\%]/g, encodeURIComponent)],
      ["note", field("\u201c" + one.quote + "\u201d, " + where(one) + "; geju " + one.edition + ", " + one.claim)]];
    return "@misc{" + one.claim + ",\n" + fields.filter(function (pair) { return pair[1]; })
      .map(function (pair) { return "  " + pair[0] + " = {" + pair[1] + "}"; }).join(",\n") + "\n}";
  }
  function copy(pre, button) {
    var done = function () { button.textContent = labels.copied; setTimeout(function () { button.textContent = labels.copy; }, 1600); };
    var chosen = function () { getSelection().selectAllChildren(pre); };
    if (navigator.clipboard) navigator.clipboard.writeText(pre.textContent).then(done, chosen); else chosen();
  }
  Array.prototype.forEach.call(shown, function (pre) {
    var button = pre.parentNode.querySelector("button");
    button.addEventListener("click", function () { copy(pre, button); });
  });
  document.querySelector(".cite-close").addEventListener("click", function () { dialog.close(); });
  dialog.addEventListener("click", function (event) { if (event.target === dialog) dialog.close(); });
  geju.all(".nt li").forEach(function (note) {
    var button = note.appendChild(geju.make("button", words.cite, "cite-open"));
    button.type = "button";
    button.dataset.claim = geju.place(note.querySelector("a").hash);
  });
  place.addEventListener("click", function (event) {
    var button = event.target.closest(".cite-open");
    if (!button) return;
    var one = told(button);
    [plain(one), bibtex(one), JSON.stringify(one, null, 2)].forEach(function (said, n) { shown[n].textContent = said; });
    dialog.showModal();
  });
})();

// A long source stands on several pages: what the address asks for may be on another one than this.
(function () {
  "use strict";
  var text = document.querySelector("[data-claims-file]");
  if (!text) return;
  function seek() {
    var wanted = location.hash.slice(1), line = (wanted.match(/^L(\d+)$/) || [])[1];
    if (!/^(?:c-[0-9a-z]+|L\d+)$/.test(wanted) || document.getElementById(wanted)) return;
    geju.leaves = function (told) {
      var page = told.claims[wanted];
      if (line) page = told.starts.filter(function (start) { return start <= Number(line); }).length - 1;
      var there = page === undefined ? "" : told.pages[page];
      if (there && there !== document.body.dataset.here) location.replace(document.body.dataset.up + there + location.search + location.hash);
    };
    var script = document.createElement("script");
    script.src = text.dataset.claimsFile;
    document.head.appendChild(script);
  }
  addEventListener("hashchange", seek);
  seek();
})();
