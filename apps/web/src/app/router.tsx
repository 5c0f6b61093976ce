import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ProblemError } from '../api/problem-error';
import { alertSearch } from '../alert/alert-search';
import { isSignedOutPage, meQuery } from '../session/me';
import { SignInPage } from '../session/sign-in-page';
import { Loading } from '../ui/loading';
import { notReviewedSearch, overdueSearch, toScheduleSearch } from '../worklist/worklist-search';
import { lazyPage } from './lazy-page';
import { NotFoundPage } from './not-found-page';
import { PageFailed } from './page-failed';
import { Shell } from './shell';

interface Context {
  readonly queryClient: QueryClient;
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFoundPage,
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: 'sign-in',
  validateSearch: ({ to }: { to?: unknown }) => ({ to: isOwnPath(to) ? to : '/' }),
  component: SignInPage,
});

/** Everything inside is for people who are signed in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context, location }) => {
    const { queryClient } = context;
    const toSignIn = () =>
      redirect({ to: '/sign-in', search: { to: location.href }, replace: true, throw: true });
    if (isSignedOutPage() && queryClient.getQueryData(meQuery.queryKey) === undefined) toSignIn();
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.problem.status !== 401) throw error;
      toSignIn();
    }
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyPage(() => import('../home/home-page'), 'HomePage'),
});
const toSchedule = createRoute({
  getParentRoute: () => inside,
  path: 'lists/to-schedule',
  validateSearch: toScheduleSearch,
  component: lazyPage(() => import('../worklist/to-schedule-page'), 'ToSchedulePage'),
});
const overdue = createRoute({
  getParentRoute: () => inside,
  path: 'lists/overdue',
  validateSearch: overdueSearch,
  component: lazyPage(() => import('../worklist/overdue-page'), 'OverduePage'),
});
const notReviewed = createRoute({
  getParentRoute: () => inside,
  path: 'lists/not-reviewed',
  validateSearch: notReviewedSearch,
  component: lazyPage(() => import('../worklist/not-reviewed-page'), 'NotReviewedPage'),
});
const historyToTriage = createRoute({
  getParentRoute: () => inside,
  path: 'lists/history-to-triage',
  component: lazyPage(() => import('../triage/history-to-triage-page'), 'HistoryToTriagePage'),
});
const alerts = createRoute({
  getParentRoute: () => inside,
  path: 'alerts',
  validateSearch: alertSearch,
  component: lazyPage(() => import('../alert/alert-inbox-page'), 'AlertInboxPage'),
});
const alert = createRoute({
  getParentRoute: () => inside,
  path: 'alerts/$alertId',
  component: lazyPage(() => import('../alert/alert-page'), 'AlertPage'),
});
const newPatient = createRoute({
  getParentRoute: () => inside,
  path: 'patients/new',
  component: lazyPage(() => import('../entry/new-patient-page'), 'NewPatientPage'),
});
const patient = createRoute({
  getParentRoute: () => inside,
  path: 'patients/$patientId',
  component: lazyPage(() => import('../patient/patient-page'), 'PatientPage'),
});
const editPatient = createRoute({
  getParentRoute: () => inside,
  path: 'patients/$patientId/edit',
  component: lazyPage(() => import('../patient/edit-patient-page'), 'EditPatientPage'),
});
const enterResult = createRoute({
  getParentRoute: () => inside,
  path: 'patients/$patientId/enter/$kind',
  component: lazyPage(() => import('../entry/enter-result-page'), 'EnterResultPage'),
});
const correctResult = createRoute({
  getParentRoute: () => inside,
  path: 'patients/$patientId/correct/$kind/$lineageId',
  component: lazyPage(() => import('../entry/correct-result-page'), 'CorrectResultPage'),
});
const imports = createRoute({
  getParentRoute: () => inside,
  path: 'imports',
  component: lazyPage(() => import('../import/import-page'), 'ImportPage'),
});
const oneImport = createRoute({
  getParentRoute: () => inside,
  path: 'imports/$importId',
  component: lazyPage(() => import('../import/import-progress-page'), 'ImportProgressPage'),
});

const clinicSettings = createRoute({
  getParentRoute: () => inside,
  path: 'settings',
  component: lazyPage(() => import('../settings/clinic-settings-page'), 'ClinicSettingsPage'),
});

const routeTree = root.addChildren([
  signIn,
  inside.addChildren([
    home,
    toSchedule,
    overdue,
    notReviewed,
    historyToTriage,
    alerts,
    alert,
    newPatient,
    patient,
    editPatient,
    enterResult,
    correctResult,
    imports,
    oneImport,
    clinicSettings,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    defaultPendingComponent: () => <Loading />,
    defaultErrorComponent: PageFailed,
  });
}

/** Only a path of this app: an address in a link must not lead elsewhere after the sign-in. */
function isOwnPath(to: unknown): to is string {
  return typeof to === 'string' && /^\/(?!\/|\\)/.test(to);
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
