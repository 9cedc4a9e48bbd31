/** The places of the window and who may go where. */
import { useSessionStore } from '@renderer/stores/session';
import { createRouter, createWebHashHistory, type Router } from 'vue-router';
import { HOME } from '@renderer/home';

declare module 'vue-router' {
  interface RouteMeta {
    /** Can be seen while nobody is signed in and no library is open. */
    readonly open?: boolean;
    /** Opens libraries and says itself where to go then. */
    readonly leadsOn?: boolean;
  }
}

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      { path: '/', redirect: HOME },
      {
        path: '/sign-in',
        name: 'sign-in',
        component: () => import('@renderer/views/SignInView.vue'),
        meta: { open: true },
      },
      {
        path: '/incidents',
        name: 'incidents',
        component: () => import('@renderer/views/IncidentsView.vue'),
      },
      {
        path: '/incidents/:incidentId/review',
        name: 'review',
        component: () => import('@renderer/views/ReviewView.vue'),
        props: true,
      },
      {
        path: '/claims',
        name: 'claims',
        component: () => import('@renderer/views/ClaimsView.vue'),
      },
      {
        path: '/follow/:incidentId',
        name: 'follow',
        component: () => import('@renderer/views/FollowerView.vue'),
        props: true,
        // It opens before this window knows who is signed in.
        meta: { open: true },
      },
      {
        path: '/releases',
        name: 'releases',
        component: () => import('@renderer/views/ReleasesView.vue'),
      },
      {
        path: '/report',
        name: 'report',
        component: () => import('@renderer/views/ReportView.vue'),
      },
      {
        path: '/ledger',
        name: 'ledger',
        component: () => import('@renderer/views/LedgerView.vue'),
      },
      {
        path: '/downloads',
        name: 'downloads',
        component: () => import('@renderer/views/DownloadsView.vue'),
      },
      {
        path: '/clips',
        name: 'clips',
        component: () => import('@renderer/views/ClipsView.vue'),
      },
      {
        path: '/check',
        name: 'check',
        component: () => import('@renderer/views/CheckView.vue'),
        meta: { open: true },
      },
      {
        path: '/storage',
        name: 'storage',
        component: () => import('@renderer/views/StorageView.vue'),
      },
      {
        path: '/import',
        name: 'import',
        component: () => import('@renderer/views/ImportView.vue'),
        meta: { open: true, leadsOn: true },
      },
      {
        path: '/settings',
        name: 'settings',
        component: () => import('@renderer/views/SettingsView.vue'),
        meta: { open: true },
      },
      { path: '/:rest(.*)*', redirect: HOME },
    ],
  });

  router.beforeEach((to) => {
    const session = useSessionStore();
    if (to.meta.open || session.opened) return true;
    return { name: 'sign-in' };
  });

  return router;
}
