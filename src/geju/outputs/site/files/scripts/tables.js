// Tables: sort by a heading, filter rows and columns.
(function () {
  "use strict";
  var body = document.body, all = geju.all, make = geju.make, fold = geju.fold;

  function value(cell) {
    if (!cell) return "";
    var said = cell.dataset.sort;
    if (said === undefined) return cell.textContent.trim();
    return said !== "" && isFinite(said) ? Number(said) : said;
  }
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a).localeCompare(String(b), body.dataset.language, { numeric: true });
  }
  function sort(table, column, descending) {
    all("tbody", table).forEach(function (group) {
      var rows = all("tr:not(.group)", group).map(function (row, index) {
        return { row: row, value: value(row.cells[column]), index: index };
      });
      rows.sort(function (a, b) {
        if ((a.value === "") !== (b.value === "")) return a.value === "" ? 1 : -1;
        return (descending ? compare(b.value, a.value) : compare(a.value, b.value)) || a.index - b.index;
      });
      rows.forEach(function (item) { group.appendChild(item.row); });
    });
  }
  geju.each("table[data-sortable]", function (table) {
    var heads = all("thead th:not(.band)", table);
    heads.forEach(function (head) {
      var column = Number(head.dataset.column || head.cellIndex);
      var button = make("button", "", "sort");
      button.type = "button";
      var link = head.querySelector("a");
      if (link) {
        // A heading that leads somewhere keeps its link; the button stands beside it.
        button.setAttribute("aria-label", body.dataset.sortBy.replace("{name}", head.textContent.trim().replace(/\s+/g, " ")));
        head.appendChild(button);
      } else {
        if (head.dataset.name) button.setAttribute("aria-label", body.dataset.sortBy.replace("{name}", head.dataset.name));
        while (head.firstChild) button.appendChild(head.firstChild);
        head.appendChild(button);
      }
      button.addEventListener("click", function () {
        var now = head.getAttribute("aria-sort");
        var first = head.classList.contains("num") ? "descending" : "ascending";
        var next = !now ? first : now === "ascending" ? "descending" : "ascending";
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", next);
        sort(table, column, next === "descending");
      });
    });
  });
  function field(label, within, run) {
    var box = make("label", "", "filter");
    box.appendChild(make("span", label, "sr"));
    var input = make("input");
    input.type = "search";
    input.placeholder = label;
    input.autocomplete = "off";
    input.addEventListener("input", function () { run(fold(input.value)); });
    box.appendChild(input);
    within.appendChild(box);
  }
  geju.each("table[data-filter]", function (table) {
    var holder = table.closest(".scroll") || table;
    var tools = make("div", "", "filters");
    holder.parentNode.insertBefore(tools, holder);
    var count = make("span", "", "dim");
    count.setAttribute("role", "status");
    var rows = all("tbody tr:not(.group)", table);
    var texts = rows.map(function (row) { return fold(row.textContent); });
    field(body.dataset.filterRows, tools, function (wanted) {
      var shown = 0;
      rows.forEach(function (row, index) {
        row.hidden = texts[index].indexOf(wanted) < 0;
        if (!row.hidden) shown += 1;
      });
      all("tbody", table).forEach(function (group) {
        var left = all("tr:not(.group)", group).some(function (row) { return !row.hidden; });
        all("tr.group", group).forEach(function (head) { head.hidden = !left; });
      });
      count.textContent = wanted ? body.dataset.filterShown.replace("{n}", shown).replace("{all}", rows.length) : "";
    });
    if (table.hasAttribute("data-filter-columns")) {
      field(body.dataset.filterColumns, tools, function (wanted) {
        all("thead th:not(.band)", table).forEach(function (head) {
          var column = Number(head.dataset.column || head.cellIndex);
          var off = column > 0 && fold(head.dataset.name || head.textContent).indexOf(wanted) < 0;
          head.hidden = off;
          all("tbody tr", table).forEach(function (row) { if (row.cells[column]) row.cells[column].hidden = off; });
        });
        all("thead th.band", table).forEach(function (band) {
          var first = Number(band.dataset.first), width = Number(band.dataset.width || band.colSpan);
          band.dataset.width = width;
          var shown = all("thead th[data-column]", table).filter(function (head) {
            var column = Number(head.dataset.column);
            return column >= first && column < first + width && !head.hidden;
          }).length;
          band.hidden = !shown;
          band.colSpan = shown || 1;
        });
      });
    }
    tools.appendChild(count);
  });
})();
