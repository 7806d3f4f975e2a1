// Long tables: rows made from data when they come into view. Words are set as text, never read as markup.
(function () {
  "use strict";
  var body = document.body, make = geju.make, words = window.gejuWords || {};
  // How a bit is set, by its number; anything else is the classes of a chip.
  var STYLES = ["", "thing", "v", "file", "dim"], DISPUTED = 1, HEDGED = 2, BEST = 4;
  var ASCII = /^[\x00-\x7f]*$/, ENDLESS = /[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef-]{40,}/;

  function address(data, page, place) { return body.dataset.up + data.pages[page] + (place ? "#" + place : ""); }
  function put(into, text) {
    var endless = ENDLESS.test(text);
    into.appendChild(ASCII.test(text) && !endless ? document.createTextNode(text) : make("bdi", text, endless ? "long" : ""));
  }
  function link(className, href, text) {
    var made = make("a", "", className);
    made.setAttribute("href", href);
    if (text) put(made, text);
    return made;
  }
  function sign(into, className, mark, said) { into.appendChild(make("abbr", mark, "sign " + className)).title = said; }
  function bit(into, one, data) {
    if (typeof one === "string") { put(into, one); return; }
    var style = typeof one[1] === "number" ? STYLES[one[1]] : one[1], flags = one[4] || 0;
    if (one[2] >= 0) into.appendChild(link(style, address(data, one[2], one[3]), one[0]));
    else if (style) put(into.appendChild(make("span", "", style)), one[0]);
    else put(into, one[0]);
    if (one[5] >= 0) {
      var cite = into.appendChild(link("cite", address(data, one[5], one[6]), ""));
      cite.title = words.sign_quote;
    }
    if (flags & DISPUTED) sign(into, "disputed", "\u2260", words.sign_disputed);
    if (flags & HEDGED) sign(into, "hedged", "?", words.sign_hedged);
  }
  function claims(list, data, className) {
    var all = make("ul", "", className);
    list.forEach(function (one) {
      var item = all.appendChild(make("li", "", "claim"));
      var said = item.appendChild(make("blockquote", "", "words")).appendChild(make("bdi"));
      said.appendChild(document.createTextNode(one[0]));
      said.appendChild(make("b", one[1]));
      said.appendChild(document.createTextNode(one[2]));
      var by = item.appendChild(make("p", "", "by"));
      if (one[7]) { by.appendChild(make("bdi", one[7])); by.appendChild(document.createTextNode(" \u2014 ")); }
      by.appendChild(make("a")).setAttribute("href", address(data, one[3], one[4]));
      by.lastChild.appendChild(make("bdi", one[5]));
      by.appendChild(make("span", one[6], "dim"));
    });
    return all;
  }
  function fold(into, said, data) {
    var chips = function (within) {
      said.h.forEach(function (chip, n) {
        if (n) within.appendChild(document.createTextNode(" "));
        within.appendChild(make("span", chip[1], "chip " + chip[0]));
      });
      if (said.s) { within.appendChild(document.createTextNode(" ")); within.appendChild(make("span", said.s, said.f ? "" : "dim")); }
    };
    if (!said.f) { chips(into); return; }
    var made = into.appendChild(make("details", "", "behind"));
    chips(made.appendChild(make("summary")));
    made.appendChild(claims(said.f, data, "claims"));
    if (said.a) {
      made.appendChild(make("p", words.says_otherwise, "against-head"));
      made.appendChild(claims(said.a, data, "claims against"));
    }
    if (said.w) made.appendChild(make("p", said.w, "dim because"));
  }
  function fill(into, cell, apart, data) {
    if (!cell) return;
    if (cell[1] && cell[1].h) { fold(into, cell[1], data); return; }
    var many = cell.length > 2 && apart !== null, run = apart === " \u00b7 ";
    for (var n = 1; n < cell.length; n++) {
      var place = into;
      if (many && !run) place = into.appendChild(make("span", "", "one" + (cell.length > 4 ? " of-many" : "")));
      bit(place, cell[n], data);
      if (many && n < cell.length - 1) {
        if (run) into.appendChild(document.createTextNode(apart));
        else if (apart) place.appendChild(make("span", apart, "sep"));
      }
    }
  }
  function best(cell) { return cell && typeof cell[1] === "object" && cell[1][4] & BEST; }
  function said(cell) {
    if (!cell) return "";
    var found = "";
    for (var n = 1; n < cell.length; n++) {
      var one = cell[n];
      if (one.h) {
        one.h.forEach(function (chip) { found += chip[1] + " "; });
        (one.f || []).concat(one.a || []).forEach(function (claim) { found += claim[0] + claim[1] + claim[2] + " " + claim[5] + " "; });
        if (one.s) found += one.s;
      } else found += (typeof one === "string" ? one : one[0]) + " ";
    }
    return found;
  }

  // A row as data: what it sorts by, its words, its element made on demand. `hidden` are the columns not shown.
  function Row(cells, data, hidden) { this.cells = cells; this.data = data; this.hidden = hidden; this.height = 0; }
  Row.prototype.place = function () { return this.cells[0]; };
  Row.prototype.value = function (column) {
    var cell = this.cells[column + 1];
    if (!cell) return "";
    return cell[0] === null ? said(cell).trim() : cell[0] !== true ? cell[0] : typeof cell[1] === "string" ? cell[1] : cell[1][0];
  };
  Row.prototype.text = function () {
    if (this.folded === undefined) this.folded = geju.fold(this.cells.slice(1).map(said).join(" "));
    return this.folded;
  };
  // `first` and `last`: of a wide table the columns in view; the others are filled when there is time.
  Row.prototype.element = function (first, last) {
    var data = this.data, row = make("tr"), hidden = this.hidden;
    if (this.cells[0]) row.id = this.cells[0];
    for (var n = 0; n < data.columns.length; n++) {
      var column = data.columns[n], cell = this.cells[n + 1], made = make(column[2] ? "th" : "td");
      if (column[2]) made.scope = "row";
      if (column[1] || best(cell)) made.className = column[1] + (best(cell) ? " best" : "");
      if (column[0]) made.dataset.label = column[0];
      if (hidden[n]) made.hidden = true;
      if (!cell || !n || (n >= first && n <= last)) fill(made, cell, column[3], data); else row.waits = true;
      row.appendChild(made);
    }
    return row;
  };
  Row.prototype.fill = function (row, first, last) {
    if (!row.waits) return;
    for (var n = first; n <= last; n++) {
      if (this.cells[n + 1] && !row.cells[n].firstChild) fill(row.cells[n], this.cells[n + 1], this.data.columns[n][3], this.data);
    }
    if (first <= 1 && last >= this.data.columns.length - 1) row.waits = false;
  };
  function Head(cell, data) { this.cell = cell; this.data = data; this.height = 0; this.heads = true; }
  Head.prototype.place = function () { return ""; };
  Head.prototype.fill = function () {};
  Head.prototype.element = function () {
    var row = make("tr", "", "group"), head = row.appendChild(make("th"));
    head.scope = "rowgroup";
    head.colSpan = this.data.columns.length;
    if (this.cell) fill(head, this.cell, null, this.data); else head.textContent = "\u2014";
    return row;
  };

  // Reads the rows of a table, once; every such script leaves them in the same place.
  var queue = Promise.resolve();
  geju.rows = function (table, hidden) {
    queue = queue.then(function () {
      return new Promise(function (done) {
        var script = make("script");
        script.src = table.dataset.rows;
        script.addEventListener("load", function () {
          var data = window.gejuRows, at = 0;
          delete window.gejuRows;
          done({ data: data, groups: data.groups.map(function (group) {
            var rows = data.rows.slice(at, at += group[1]).map(function (cells) { return new Row(cells, data, hidden); });
            return { head: data.groups.length > 1 || group[0] ? new Head(group[0], data) : null, rows: rows };
          }) });
        });
        script.addEventListener("error", function () { done(null); });
        document.head.appendChild(script);
      });
    });
    return queue;
  };
})();
