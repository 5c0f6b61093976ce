import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { Clock, DatabaseModule, JobProducer, Metrics, type ApiConfig, type Logger } from '@interstice/server';
import { AccessGuard } from './access/access.guard.js';
import { RoutePermissionsCheck } from './access/route-permissions-check.js';
import { AlertActController } from './alert/alert-act.controller.js';
import { AlertActService } from './alert/alert-act.service.js';
import { AlertController } from './alert/alert.controller.js';
import { AlertReadModel } from './alert/alert.read-model.js';
import { AuthController } from './auth/auth.controller.js';
import { MeReadModel } from './auth/me.read-model.js';
import { SessionService } from './auth/session.service.js';
import { SignInService } from './auth/sign-in.service.js';
import { DueItemController } from './due-item/due-item.controller.js';
import { DueItemReadModel } from './due-item/due-item.read-model.js';
import { FACT_CONTROLLERS } from './fact-controllers.js';
import { FactChangeService } from './fact/fact-change.service.js';
import { FactReadModel } from './fact/fact.read-model.js';
import { FactService } from './fact/fact.service.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessService } from './health/readiness.service.js';
import { CrossSiteGuard } from './http/cross-site.guard.js';
import { ImportController } from './import/import.controller.js';
import { ImportReadModel } from './import/import.read-model.js';
import { ImportService } from './import/import.service.js';
import { LiveController } from './live/live.controller.js';
import { LiveFeed } from './live/live-feed.js';
import { LiveService } from './live/live.service.js';
import { MergeController } from './merge/merge.controller.js';
import { MergeService } from './merge/merge.service.js';
import { DocsController } from './openapi/docs.controller.js';
import { OpenApiDocument } from './openapi/openapi-document.js';
import { PatientController } from './patient/patient.controller.js';
import { PatientReadModel } from './patient/patient.read-model.js';
import { PatientService } from './patient/patient.service.js';
import { TeamController } from './patient/team.controller.js';
import { TeamReadModel } from './patient/team.read-model.js';
import { StatusController } from './person-fact/status.controller.js';
import { OptionsController } from './options/options.controller.js';
import { OptionsReadModel } from './options/options.read-model.js';
import { OverrideController } from './override/override.controller.js';
import { OverrideService } from './override/override.service.js';
import { ExclusionService } from './pft/exclusion.service.js';
import { BloodSeriesController } from './blood-series/blood-series.controller.js';
import { BloodSeriesReadModel } from './blood-series/blood-series.read-model.js';
import { RecomputedFvcController } from './pft/recomputed-fvc.controller.js';
import { RecomputedFvcReadModel } from './pft/recomputed-fvc.read-model.js';
import { SteroidExposureController } from './treatment/steroid-exposure.controller.js';
import { SteroidExposureReadModel } from './treatment/steroid-exposure.read-model.js';
import { ProgressionController } from './progression/progression.controller.js';
import { ProgressionReadModel } from './progression/progression.read-model.js';
import { OwnRuleSet } from './review/own-rule-set.js';
import { ReviewHints } from './review-hints.js';
import { API_CONFIG, LOGGER } from './tokens.js';
import { SiteMemberController } from './site/site-member.controller.js';
import { SiteSettingsController } from './site/site-settings.controller.js';
import { SiteSettingsService } from './site/site-settings.service.js';
import { SiteMemberReadModel } from './site/site-member.read-model.js';
import { TimelineController } from './timeline/timeline.controller.js';
import { TimelineReadModel } from './timeline/timeline.read-model.js';
import { HistoryToTriageController } from './worklist/history-to-triage.controller.js';
import { HistoryToTriageReadModel } from './worklist/history-to-triage.read-model.js';
import { HistoryToTriageService } from './worklist/history-to-triage.service.js';
import { WhySubjectsController } from './why/why-subjects.controller.js';
import { WhyController } from './why/why.controller.js';
import { WhyService } from './why/why.service.js';
import { NotReviewedReadModel } from './worklist/not-reviewed.read-model.js';
import { WorklistCountsReadModel } from './worklist/worklist-counts.read-model.js';
import { WorklistController } from './worklist/worklist.controller.js';
import { WorklistReadModel } from './worklist/worklist.read-model.js';

/** What differs between the process, a test and the description of the interface. */
export interface ApiParts {
  readonly config: ApiConfig;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly producer: JobProducer;
  /** Further controllers; the tests plant some. */
  readonly controllers?: readonly Type[];
}

/** Connections of this process to PostgreSQL; the budget of all is in the design. */
const CONNECTIONS = 10;

@Module({})
export class AppModule {
  static with({ config, clock, logger, metrics, producer, controllers = [] }: ApiParts): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DiscoveryModule,
        DatabaseModule.forRoot({
          app: {
            url: config.databaseUrl,
            applicationName: 'interstice-api',
            max: CONNECTIONS,
            onIdleError: (error) => logger.warn({ err: error }, 'an idle database connection broke'),
          },
        }),
      ],
      controllers: [
        AuthController,
        PatientController,
        MergeController,
        ...FACT_CONTROLLERS,
        StatusController,
        ImportController,
        DueItemController,
        OptionsController,
        OverrideController,
        BloodSeriesController,
        ProgressionController,
        SteroidExposureController,
        RecomputedFvcController,
        AlertController,
        AlertActController,
        HistoryToTriageController,
        TeamController,
        SiteMemberController,
        SiteSettingsController,
        TimelineController,
        WhyController,
        WhySubjectsController,
        WorklistController,
        LiveController,
        HealthController,
        DocsController,
        ...controllers,
      ],
      providers: [
        { provide: API_CONFIG, useValue: config },
        { provide: LOGGER, useValue: logger },
        { provide: Clock, useValue: clock },
        { provide: Metrics, useValue: metrics },
        { provide: JobProducer, useValue: producer },
        { provide: APP_GUARD, useClass: CrossSiteGuard },
        { provide: APP_GUARD, useClass: AccessGuard },
        RoutePermissionsCheck,
        SessionService,
        SignInService,
        MeReadModel,
        ReviewHints,
        OwnRuleSet,
        PatientReadModel,
        PatientService,
        FactReadModel,
        FactService,
        FactChangeService,
        ExclusionService,
        OptionsReadModel,
        OverrideService,
        MergeService,
        ImportService,
        ImportReadModel,
        DueItemReadModel,
        BloodSeriesReadModel,
        ProgressionReadModel,
        SteroidExposureReadModel,
        RecomputedFvcReadModel,
        AlertReadModel,
        AlertActService,
        HistoryToTriageReadModel,
        HistoryToTriageService,
        TeamReadModel,
        SiteMemberReadModel,
        SiteSettingsService,
        TimelineReadModel,
        WhyService,
        WorklistReadModel,
        NotReviewedReadModel,
        WorklistCountsReadModel,
        LiveFeed,
        LiveService,
        ReadinessService,
        OpenApiDocument,
      ],
    };
  }
}
