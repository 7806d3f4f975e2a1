// At the root: goes to the language read last, else to the browser's, else leaves the links to be followed.
(function () {
  "use strict";
  var links = Array.prototype.slice.call(document.querySelectorAll("a[data-language]"));
  var wanted = [];
  try { wanted.push(localStorage.getItem("geju-language")); } catch (error) { /* storage may be closed to files */ }
  wanted = wanted.concat(navigator.languages || [navigator.language]);
  for (var i = 0; i < wanted.length; i++) {
    var code = String(wanted[i] || "").slice(0, 2).toLowerCase();
    var found = links.filter(function (link) { return link.dataset.language === code; })[0];
    if (found) { location.replace(found.getAttribute("href") + location.hash); return; }
  }
})();
