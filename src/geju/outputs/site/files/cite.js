// Cite a number: its claim, words, source and date as plain text, BibTeX and JSON.
(function () {
  "use strict";
  var dialog = document.getElementById("cite"), place = document.querySelector(".document[data-source]");
  if (!dialog || !place) return;
  var shown = dialog.querySelectorAll("pre"), labels = dialog.dataset;

  function told(button) {
    var source = JSON.parse(place.dataset.source);
    return {
      claim: button.dataset.claim, says: button.dataset.says, quote: button.dataset.quote, line: Number(button.dataset.line),
      title: source.title, document: source.document, producer: source.producer, date: source.date, url: source.url,
      sha256: source.sha256, edition: source.edition, edition_title: source.edition_title, edition_date: source.edition_date
    };
  }
  function plain(one) {
    var source = [one.producer, one.title, one.date, one.url].filter(Boolean).join(labels.comma);
    return one.says + "\n\u201c" + one.quote + "\u201d\n" + source + labels.comma + labels.line.replace("{n}", one.line) + "\n" +
      one.edition_title + labels.comma + one.edition + labels.comma + one.claim;
  }
  // What BibTeX reads as a command stands behind a backslash, or as the command that prints it.
  var SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
  function field(words) {
    return String(words).replace(/\s+/g, " ").replace(/[\\~^{}%&_#$]/g, function (sign) { return SIGNS[sign] || "\\" + sign; });
  }
  function bibtex(one) {
    var fields = [["title", "{" + field(one.title || one.document) + "}"], ["author", one.producer && "{" + field(one.producer) + "}"],
      ["date", /^\d{4}(-\d\d){0,2}$/.test(one.date) && one.date], ["url", one.url && one.url.replace(/[{}\\%]/g, encodeURIComponent)],
      ["note", field("\u201c" + one.quote + "\u201d, " + labels.line.replace("{n}", one.line) + "; geju " + one.edition + ", " + one.claim)]];
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
  Array.prototype.forEach.call(document.querySelectorAll(".cite-open"), function (button) {
    button.hidden = false;
    button.addEventListener("click", function () {
      var one = told(button);
      [plain(one), bibtex(one), JSON.stringify(one, null, 2)].forEach(function (words, n) { shown[n].textContent = words; });
      dialog.showModal();
    });
  });
})();
