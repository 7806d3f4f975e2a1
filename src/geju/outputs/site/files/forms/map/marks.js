// What is told of a tile: its marks, each leading to its page or its words, and the lines of its card.
geju.marks = function (data) {
  "use strict";
  var make = geju.make, body = document.body, words = data.words;
  function put(parent, child) { parent.appendChild(child); return child; }
  function mark(said) {
    var shown = make("span"), entity = said[1], claim = said[3], sign = said[4] || 0;
    var address = claim ? body.dataset.up + data.documents[said[2] || 0] + "#" + claim : "";
    var words_ = make("bdi", said[0]);
    if (entity) {
      var thing = put(shown, make("a", "", "thing"));
      thing.href = body.dataset.up + entity;
      thing.appendChild(words_);
      if (claim) {
        var cite = put(shown, make("a", "", "cite"));
        cite.href = address;
        cite.title = words.quote;
        cite.setAttribute("aria-label", words.quote);
      }
    } else if (claim) {
      var link = put(shown, make("a", "", "v"));
      link.href = address;
      link.appendChild(words_);
    } else shown.appendChild(words_);
    [[2, "\u2260", "disputed"], [1, "?", "hedged"]].forEach(function (one) {
      if (!(sign & one[0])) return;
      var abbr = put(shown, make("abbr", one[1], "sign " + one[2]));
      abbr.title = words[one[2]];
    });
    return shown;
  }
  function lines(row, but) {
    var list = make("dl"), told = {};
    data.cards[row].forEach(function (line) {
      // What only says a fact again, or what stands in the heading, is no line.
      var again = line[1].every(function (said) { return said[3] && told[said[3]]; });
      line[1].forEach(function (said) { told[said[3]] = true; });
      if (again || data.columns[line[0]] === but) return;
      var item = put(list, make("div")), cell;
      put(item, make("dt", data.columns[line[0]]));
      cell = put(item, make("dd"));
      line[1].forEach(function (said, n) {
        if (n) cell.appendChild(document.createTextNode(words.comma));
        cell.appendChild(mark(said));
      });
    });
    return list;
  }
  return { mark: mark, lines: lines };
};
