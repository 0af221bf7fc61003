/* A script that was lost on the way leaves a page dead, and its browser remembers the loss for as long as the page stands. So the page is
   loaded anew, once the lost one can be had again; not over what somebody has typed and nothing keeps, and not for ever. No module, and in
   the words of old browsers: it must run where the others do not. Without this file there is a link to reload (status.html). */
(function () {
  var MOST = 4;
  var FIRST_MS = 1000;
  var LATEST_MS = 16000;
  var isOnItsWay = false;
  var isWhole = true;

  function tries(number) {
    try {
      if (number !== undefined) sessionStorage.setItem("give-first:lost", number);
      return Number(sessionStorage.getItem("give-first:lost"));
    } catch (_error) {
      return MOST; // nothing can be counted, so nothing is tried
    }
  }

  /* autosave.js says so where it keeps what stands in a form. */
  function isKept(form) {
    return form && form.querySelector("[data-saving] > [data-state]:not([hidden]):not([data-state=unkept])") !== null;
  }

  function isTyped() {
    var fields = document.querySelectorAll("textarea, input:not([type=hidden])");
    for (var i = 0; i < fields.length; i += 1) {
      var isChanged = fields[i].value !== fields[i].defaultValue || fields[i].checked !== fields[i].defaultChecked;
      if (isChanged && !isKept(fields[i].form)) return true;
    }
    return false;
  }

  function reload() {
    tries(tries() + 1);
    window.location.reload();
  }

  function look(address, wait) {
    setTimeout(function () {
      var again = new XMLHttpRequest();
      again.open("GET", address + "?again=" + tries());
      again.onloadend = function () {
        if (again.status && again.status < 500 && !isTyped()) reload(); // 404: its edition is gone, and the page names another one
        else look(address, Math.min(wait * 2, LATEST_MS));
      };
      again.send();
    }, wait);
  }

  window.addEventListener("error", function (event) {
    var lost = event.target;
    if (!lost || lost.tagName !== "SCRIPT") return;
    isWhole = false;
    if (isOnItsWay || tries() >= MOST) return;
    isOnItsWay = true;
    look(lost.src, FIRST_MS * Math.pow(2, tries()));
  }, true);

  window.addEventListener("load", function () {
    if (isWhole) tries(0);
  });
})();
