"use strict";
window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    url: "/api/openapi",
    dom_id: "#api",
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    // It takes itself for the whole page, which has one main part and one title only.
    onComplete: () => {
      document.querySelector("#api main")?.setAttribute("role", "group");
      document.querySelector("#api h1")?.setAttribute("aria-level", "2");
    },
  });
});
