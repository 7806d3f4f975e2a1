/* On a page whose thing has moved: go on, and take along the place on the page that was asked for. */
(function () {
  "use strict";
  var onward = document.querySelector('meta[name="onward"]');
  if (onward) window.location.replace(onward.content + window.location.hash);
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("a[data-onward]").forEach(function (link) {
      link.href = link.getAttribute("href") + window.location.hash;
    });
  });
})();
