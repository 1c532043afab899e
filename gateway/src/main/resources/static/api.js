"use strict";
window.addEventListener("load", () => {
  window.SwaggerUIBundle({
    url: "/api/openapi",
    dom_id: "#api",
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
  });
});
