// How broad words are, and how groups of tiles are packed: rows as wide as the board and as low as may be.
(function () {
  "use strict";
  function breadth(words, size) {
    var wide = 0;
    for (var n = 0; n < words.length && n < 60; n += 1) wide += words.charCodeAt(n) >= 0x2E80 ? 1.03 : /[A-Zmw@%]/.test(words[n]) ? 0.74 : 0.56;
    return wide * size;
  }

  // As outputs/site/drawings/packing.py does it: rows as wide as the board and as low as may be.
  function packer(measures) {
    var known = new Map();
    function height(one, width, inner) {
      var head = inner ? measures.inner : measures.heading;
      return head + Math.ceil(one.own / width) * measures.tile + (one.within.length ? pack(one.within, width, true).height : 0);
    }
    function count(one) { return one.within.reduce(function (n, part) { return n + count(part); }, one.own); }
    function widths(row, width, inner) {
      if (row.length === 1) return [width];
      var step = Math.max(1, Math.floor(width / 12)), free = width;
      var found = row.map(function (one) { return one.within.length ? Math.min(width, Math.max(one.least, Math.floor(width / 4))) : Math.min(width, one.least); });
      found.forEach(function (n) { free -= n; });
      if (free < 0) return null;
      var heights = row.map(function (one, n) { return height(one, found[n], inner); });
      while (free > 0) {
        var n = heights.indexOf(Math.max.apply(null, heights)), grown = false, by = row[n].within.length ? step : 1;
        for (var more = by; more <= free; more += by) {
          var lower = height(row[n], found[n] + more, inner);
          if (lower < heights[n]) { found[n] += more; heights[n] = lower; free -= more; grown = true; break; }
        }
        if (!grown) break;
      }
      var largest = 0;
      row.forEach(function (one, n) { if (count(one) > count(row[largest])) largest = n; });
      found[largest] += free;
      return found;
    }
    function pack(list, width, inner) {
      var kept = known.get(list) || known.set(list, {}).get(list);
      if (kept[width]) return kept[width];
      var best = [{ cost: 0, height: 0, widths: [] }];
      for (var end = 1; end <= list.length; end += 1) {
        var found = { cost: Infinity, height: 0, widths: [] };
        for (var start = end - 1; start >= 0; start -= 1) {
          var row = list.slice(start, end), wide = widths(row, width, inner);
          if (!wide) break;
          var heights = row.map(function (one, n) { return height(one, wide[n], inner); }), high = Math.max.apply(null, heights), bare = 0;
          heights.forEach(function (low, n) { bare += (high - low) * wide[n]; });
          var cost = best[start].cost + high + 0.5 * bare / width;
          if (cost < found.cost) found = { cost: cost, height: best[start].height + high, widths: best[start].widths.concat(wide) };
        }
        best.push(found);
      }
      return (kept[width] = best[list.length]);
    }
    return pack;
  }

  geju.packing = { breadth: breadth, packer: packer };
})();
