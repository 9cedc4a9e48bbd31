/** What a `.vue` file is to tools that cannot look inside; vue-tsc can, and uses the real types. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';

  const component: DefineComponent;
  export default component;
}
