// Long tables: of all rows those in view are in the page.
(function () {
  "use strict";
  var make = geju.make, OVER = 8;

  // Does something n times, a few at a time, when nothing else is to be done; until it says that it is of no use any more.
  function later(n, run) {
    var at = 0, ask = window.requestIdleCallback || function (go) { setTimeout(function () { go({ timeRemaining: function () { return 0; } }); }, 40); };
    ask(function go(deadline) {
      do { if (at >= n || !run(at)) return; at += 1; } while (deadline.timeRemaining() > 6);
      ask(go);
    });
  }

  // Shows of a list of rows those in view, between two that are as high as all the others.
  geju.window = function (table, box, data) {
    var tbody = make("tbody"), above = make("tr", "", "room"), below = make("tr", "", "room");
    var list = [], tops = [0], shown = [], from = 0, to = 0, usual = 34, heads = table.tHead.rows.length, all = false;
    var standing = all_(table.tBodies);
    function all_(items) { return Array.prototype.slice.call(items); }
    function reckon() {
      tops = new Array(list.length + 1);
      for (var n = 0, sum = 0; n < list.length; n++) { tops[n] = sum; sum += list[n].height || usual; }
      tops[list.length] = sum;
    }
    function at(height) {
      var low = 0, high = list.length;
      while (low < high) { var middle = (low + high) >> 1; if (tops[middle + 1] <= height) low = middle + 1; else high = middle; }
      return low;
    }
    function room() {
      above.style.height = tops[from] + "px";
      below.style.height = tops[list.length] - tops[to] + "px";
      above.hidden = !from;
      below.hidden = to >= list.length;
    }
    // A wide table's columns keep the width that they have: it is laid out many times faster so.
    var matrix = table.classList.contains("matrix"), columns = data.columns.length, lefts = [];
    function headings() { return all_(table.tHead.querySelectorAll("th:not(.band)")); }
    function keepWidths() {
      headings().forEach(function (head) {
        var now = head.offsetWidth;
        if (now > (head.widest || 0)) { head.widest = now; head.style[matrix ? "width" : "minWidth"] = now + "px"; }
      });
      if (matrix) layOut();
    }
    function layOut() {
      var width = 0;
      lefts = [];
      headings().sort(function (a, b) { return Number(a.dataset.column) - Number(b.dataset.column); }).forEach(function (head) {
        lefts.push(width);
        width += head.hidden ? 0 : head.widest;
      });
      lefts.push(width);
      table.style.tableLayout = "fixed";
      table.style.width = Math.max(width, box.clientWidth) + "px";
    }
    function free() {
      headings().forEach(function (head) { head.widest = 0; head.style.minWidth = head.style.width = ""; });
      table.style.tableLayout = table.style.width = "";
    }
    function near() {
      if (!matrix || all) return [0, columns];
      var first = 0, last = columns, left = box.scrollLeft, right = left + box.clientWidth;
      while (first < columns - 1 && lefts[first + 1] < left) first += 1;
      while (last > first && lefts[last - 1] > right) last -= 1;
      return [first, last];
    }
    // What is out of sight sideways is filled when nothing else is to be done.
    function fillLater() {
      var now = shown;
      later(now.length, function (n) {
        if (now === shown) list[from + n].fill(now[n], 0, columns - 1);
        return now === shown;
      });
    }
    function measure() {
      var heights = [], first = at(box.scrollTop), shift = 0;
      shown.forEach(function (element, index) {
        var item = list[from + index], before = item.height || usual, height = element.offsetHeight;
        item.height = height;
        if (from + index < first) shift += height - before;
        if (!item.heads) heights.push(height);
      });
      if (heights.length && !list.settled) { usual = heights.sort(function (a, b) { return a - b; })[heights.length >> 1]; list.settled = true; }
      reckon();
      room();
      if (shift) box.scrollTop += shift;
    }
    function look(force) {
      var height = box.clientHeight, top = box.scrollTop, columnsNear = near(), over = force ? 2 : OVER;
      var first = all ? 0 : Math.max(0, at(top) - over), last = all ? list.length : Math.min(list.length, at(top + height) + over);
      if (!force && from <= at(top) && to >= Math.min(list.length, at(top + height) + 1)) {
        shown.forEach(function (element, n) { list[from + n].fill(element, columnsNear[0], columnsNear[1] - 1); });
        return;
      }
      var made = [], keep = force ? [] : shown;
      for (var n = first; n < last; n++) {
        var old = n >= from && n < to ? keep[n - from] : null, element = old || list[n].element(columnsNear[0], columnsNear[1]);
        element.setAttribute("aria-rowindex", n + heads + 1);
        made.push(element);
      }
      from = first; to = last; shown = made;
      if (force) tbody.replaceChildren.apply(tbody, [above].concat(made, below));
      else {
        // What stays in view is not touched: focus and what is unfolded stay.
        keep.forEach(function (element) { if (made.indexOf(element) < 0) element.remove(); });
        var next = above.nextSibling;
        made.forEach(function (element) { if (element === next) next = next.nextSibling; else tbody.insertBefore(element, next); });
      }
      room();
      if (matrix && !all) fillLater();
      if (all) return;
      measure();
      if (!matrix) keepWidths();
    }
    var waits = false;
    box.addEventListener("scroll", function () {
      if (waits) return;
      waits = true;
      requestAnimationFrame(function () { waits = false; look(false); });
    }, { passive: true });
    new ResizeObserver(function () { look(false); }).observe(box);
    addEventListener("resize", function () {
      free();
      list.forEach(function (item) { item.height = 0; });
      list.settled = false;
      reckon();
      if (matrix) keepWidths();
      look(true);
    });
    if (matrix) keepWidths();
    standing.forEach(function (old) { old.remove(); });
    table.appendChild(tbody);
    return {
      columns: function () { if (matrix) { layOut(); look(false); } },
      show: function (rows) {
        rows.settled = list.settled;
        list = rows;
        table.setAttribute("aria-rowcount", list.length + heads);
        reckon();
        box.scrollTop = 0;
        from = to = 0;
        look(true);
      },
      // Folds the words of all rows when nothing else is to be done: the first filter need not wait for it.
      ready: function (rows) {
        later(rows.length, function (n) {
          if (rows[n].text) rows[n].text();
          return true;
        });
      },
      to: function (row) {
        var place = list.indexOf(row);
        if (place < 0) return null;
        box.scrollTop = Math.max(0, tops[place] - box.clientHeight / 3);
        look(false);
        return shown[place - from];
      },
      whole: function (wanted) { all = wanted; look(true); },
      size: function () { return list.length * data.columns.length; }
    };
  };
})();
