// Tables: sort by a heading, filter rows and columns. What a row is made of does not matter: an element, or data.
(function () {
  "use strict";
  var body = document.body, all = geju.all, make = geju.make, fold = geju.fold, words = window.gejuWords || {};
  var collator = new Intl.Collator(body.dataset.language, { numeric: true });
  // As many cells as are put into the page for printing.
  var PRINTED = 20000;

  // A row that stands in the page.
  function Standing(row) { this.row = row; }
  Standing.prototype.value = function (column) {
    var cell = this.row.cells[column], said = cell && cell.dataset.sort;
    if (!cell) return "";
    if (said === undefined) return cell.textContent.trim();
    return said !== "" && isFinite(said) ? Number(said) : said;
  };
  Standing.prototype.text = function () {
    if (this.folded === undefined) this.folded = fold(this.row.textContent);
    return this.folded;
  };
  function standing(table) {
    return all("tbody", table).map(function (group) {
      return { body: group, heads: all("tr.group", group), rows: all("tr:not(.group)", group).map(function (row) { return new Standing(row); }) };
    });
  }
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return collator.compare(String(a), String(b));
  }
  function sorted(rows, column, descending) {
    var keyed = rows.map(function (row, index) { return { row: row, value: row.value(column), index: index }; });
    keyed.sort(function (a, b) {
      if ((a.value === "") !== (b.value === "")) return a.value === "" ? 1 : -1;
      return (descending ? compare(b.value, a.value) : compare(a.value, b.value)) || a.index - b.index;
    });
    return keyed.map(function (item) { return item.row; });
  }

  // All that is known of a table: its groups of rows, how they are sorted, which are wanted.
  function Table(table) {
    this.table = table;
    this.box = table.closest(".scroll") || table.parentNode;
    this.rest = this.box.parentNode.querySelector(".rest span");
    this.groups = null;
    this.window = null;
    this.column = -1;
    this.descending = false;
    this.wanted = "";
    this.hidden = [];
    this.ready = null;
  }
  // Runs when the rows are there: at once, or when a long table's rows have been read.
  Table.prototype.with = function (run) {
    var self = this;
    if (!self.table.dataset.rows) {
      if (!self.groups) self.groups = standing(self.table);
      run();
      return;
    }
    if (!self.ready) {
      self.box.setAttribute("aria-busy", "true");
      self.ready = geju.rows(self.table, self.hidden).then(function (found) {
        self.box.removeAttribute("aria-busy");
        if (!found) { self.groups = standing(self.table); self.table.removeAttribute("data-rows"); return; }
        self.groups = found.groups;
        var top = self.box.scrollTop;
        self.window = geju.window(self.table, self.box, found.data);
        self.arrange();
        self.box.scrollTop = top;
        self.groups.forEach(function (group) { self.window.ready(group.rows); });
        if (self.rest) self.rest.hidden = true;
      });
    }
    if (self.window) run(); else self.ready.then(run);
  };
  Table.prototype.count = function () {
    return this.groups.reduce(function (sum, group) { return sum + group.rows.length; }, 0);
  };
  // The rows as they are wanted; returns how many.
  Table.prototype.arrange = function () {
    var self = this, list = [], n = 0;
    self.groups.forEach(function (group) {
      var found = self.wanted ? group.rows.filter(function (row) { return row.text().indexOf(self.wanted) >= 0; }) : group.rows;
      if (self.column >= 0) found = sorted(found, self.column, self.descending);
      n += found.length;
      if (self.window) {
        if (group.head && found.length) list.push(group.head);
        list = list.concat(found);
        return;
      }
      group.rows.forEach(function (row) { row.row.hidden = true; });
      found.forEach(function (row) { row.row.hidden = false; group.body.appendChild(row.row); });
      group.heads.forEach(function (head) { head.hidden = !found.length; });
    });
    if (self.window) self.window.show(list);
    return n;
  };
  Table.prototype.columns = function (wanted) {
    var self = this, table = self.table, heads = all("thead th:not(.band)", table);
    heads.forEach(function (head) {
      var column = Number(head.dataset.column || head.cellIndex);
      head.hidden = self.hidden[column] = column > 0 && fold(head.dataset.name || head.textContent).indexOf(wanted) < 0;
    });
    all("tbody tr:not(.group):not(.room)", table).forEach(function (row) {
      for (var n = 0; n < row.cells.length; n++) row.cells[n].hidden = !!self.hidden[n];
    });
    all("thead th.band", table).forEach(function (band) {
      var first = Number(band.dataset.first), width = Number(band.dataset.width || band.colSpan), shown = 0;
      band.dataset.width = width;
      for (var n = first; n < first + width; n++) shown += self.hidden[n] ? 0 : 1;
      band.hidden = !shown;
      band.colSpan = shown || 1;
    });
    if (self.window) self.window.columns();
  };

  var tables = new Map();
  function known(table) {
    if (!tables.has(table)) tables.set(table, new Table(table));
    return tables.get(table);
  }
  geju.each("table[data-sortable]", function (table) {
    var one = known(table), heads = all("thead th:not(.band)", table);
    heads.forEach(function (head) {
      var column = Number(head.dataset.column || head.cellIndex), button = make("button", "", "sort");
      button.type = "button";
      var link = head.querySelector("a");
      if (link) {
        // A heading that leads somewhere keeps its link; the button stands beside it.
        button.setAttribute("aria-label", words.sort_by.replace("{name}", head.textContent.trim().replace(/\s+/g, " ")));
        head.appendChild(button);
      } else {
        if (head.dataset.name) button.setAttribute("aria-label", words.sort_by.replace("{name}", head.dataset.name));
        while (head.firstChild) button.appendChild(head.firstChild);
        head.appendChild(button);
      }
      button.addEventListener("click", function () {
        var now = head.getAttribute("aria-sort"), first = head.classList.contains("num") ? "descending" : "ascending";
        var next = !now ? first : now === "ascending" ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", next);
        one.column = column;
        one.descending = next === "descending";
        one.with(function () { one.arrange(); });
      });
    });
    // The rows of a long table are read at the first sign of interest.
    if (table.dataset.rows) {
      table.setAttribute("aria-rowcount", Number(table.dataset.all) + table.tHead.rows.length);
      ["scroll", "pointerenter", "focusin", "touchstart"].forEach(function (sign) {
        one.box.addEventListener(sign, function () { one.with(function () {}); }, { once: true, passive: true });
      });
    }
  });
  function field(label, within, run) {
    var box = make("label", "", "filter"), input = make("input");
    box.appendChild(make("span", label, "sr"));
    input.type = "search";
    input.placeholder = label;
    input.autocomplete = "off";
    input.addEventListener("input", function () { run(fold(input.value)); });
    box.appendChild(input);
    within.appendChild(box);
    return input;
  }
  geju.each("table[data-filter]", function (table) {
    var one = known(table), tools = make("div", "", "filters"), count = make("span", "", "dim");
    one.box.parentNode.insertBefore(tools, one.box);
    count.setAttribute("role", "status");
    var rows = field(words.filter_rows, tools, function (wanted) {
      one.wanted = wanted;
      one.with(function () {
        var shown = one.arrange();
        count.textContent = one.wanted ? words.filter_shown.replace("{n}", shown).replace("{all}", one.count()) : "";
      });
    });
    rows.addEventListener("focus", function () { one.with(function () {}); });
    if (table.hasAttribute("data-filter-columns")) field(words.filter_columns, tools, function (wanted) { one.columns(wanted); });
    tools.appendChild(count);
  });

  // A link to a row that is not in the page: its table is read, and it is shown.
  function seek() {
    var id = geju.place();
    if (id.indexOf("f-") !== 0 || document.getElementById(id)) return;
    tables.forEach(function (one) {
      if (!one.table.dataset.rows) return;
      one.with(function () {
        one.groups.forEach(function (group) {
          group.rows.forEach(function (row) {
            var found = row.place && row.place() === id && one.window.to(row);
            if (!found) return;
            found.classList.add("lit");
            found.scrollIntoView({ block: "center" });
          });
        });
      });
    });
  }
  addEventListener("hashchange", seek);
  seek();

  // Print: all rows where they are not too many, else those that stand in the page say that they are the first.
  addEventListener("beforeprint", function () {
    tables.forEach(function (one) {
      if (!one.window) return;
      if (one.window.size() <= PRINTED) one.window.whole(true); else if (one.rest) one.rest.hidden = false;
    });
  });
  addEventListener("afterprint", function () {
    tables.forEach(function (one) {
      if (!one.window) return;
      if (one.rest) one.rest.hidden = true;
      one.window.whole(false);
    });
  });
})();
