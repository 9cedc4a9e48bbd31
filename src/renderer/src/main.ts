/** Starts the window: styles, stores, routes, then the app. */
// First of all: schemas are built while the other modules load.
import '@renderer/zod-without-eval';
import '@renderer/styles/fonts.css';
import '@renderer/styles/tokens.css';
import '@renderer/styles/base.css';
import '@renderer/styles/overlays.css';
import '@renderer/styles/filters.css';
import '@renderer/styles/page.css';
import '@renderer/styles/rows.css';
import '@renderer/styles/sums.css';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { createAppRouter } from './router';

const app = createApp(App);
app.use(createPinia());
// After pinia: the guards ask the session store.
app.use(createAppRouter());
app.mount('#app');
