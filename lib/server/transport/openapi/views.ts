import type { AuditPage, ChainVerification } from '@/lib/schemas/audit';
import type { NoteBacktestView } from '@/lib/schemas/backtest';
import type { DashboardView } from '@/lib/schemas/dashboard';
import type { SampleState } from '@/lib/schemas/desk';
import type { CasePage, EvidenceView } from '@/lib/schemas/evidence';
import type { FeatureListItem, FeatureView, VersionView } from '@/lib/schemas/feature';
import type { HealthView, ReadyView } from '@/lib/schemas/health';
import type { ApiKeyView, CreatedKeyView, SetupState, UserView } from '@/lib/schemas/identity';
import type { MetricSourceView, SourceTest } from '@/lib/schemas/metric-source';
import type { GivenAnswerView, MonitoringView } from '@/lib/schemas/monitoring';
import type { NamesView } from '@/lib/schemas/names';
import type { NoteSuggestionsView } from '@/lib/schemas/note-suggestions';
import type { NoteTemplateView } from '@/lib/schemas/note-template';
import type {
  DeliveryPage,
  DeliveryView,
  NotificationSetup,
  TargetTest,
  TargetView,
  TargetWithSecret,
} from '@/lib/schemas/notification';
import type { OfrepBulkEvaluation, OfrepError, OfrepEvaluation, OfrepUnavailable } from '@/lib/schemas/ofrep';
import type { PlanPreviewView, TriggerPreviewView } from '@/lib/schemas/preview';
import type { PriceInput, PriceView } from '@/lib/schemas/price';
import type { IntakeProblem, ProblemView } from '@/lib/schemas/problem';
import type {
  ImportedNote,
  ReleaseListItem,
  ReleaseView,
  RevisionView,
  SlicesView,
} from '@/lib/schemas/release';
import type { ReviewDeskEntry, ReviewQueue, ReviewSummary } from '@/lib/schemas/review-item';
import type { RedactionPreviewView, ReviewSettingsView, StratumView } from '@/lib/schemas/review-settings';
import type { SignOffView } from '@/lib/schemas/sign-off';
import type { IngestAnswer } from '../../telemetry/ingest-batch';

/** What routes answer, by name; `npm run docs:api` makes schemas of it. */
export interface Views {
  ApiKeyView: ApiKeyView;
  AuditPage: AuditPage;
  CasePage: CasePage;
  ChainVerification: ChainVerification;
  CreatedKeyView: CreatedKeyView;
  DashboardView: DashboardView;
  DeliveryPage: DeliveryPage;
  DeliveryView: DeliveryView;
  EvidenceView: EvidenceView;
  FeatureListItem: FeatureListItem;
  FeatureView: FeatureView;
  GivenAnswerView: GivenAnswerView;
  HealthView: HealthView;
  ImportedNote: ImportedNote;
  IngestAnswer: IngestAnswer;
  IntakeProblem: IntakeProblem;
  MetricSourceView: MetricSourceView;
  MonitoringView: MonitoringView;
  NoteBacktestView: NoteBacktestView;
  NamesView: NamesView;
  NoteSuggestionsView: NoteSuggestionsView;
  NoteTemplateView: NoteTemplateView;
  NotificationSetup: NotificationSetup;
  OfrepBulkEvaluation: OfrepBulkEvaluation;
  OfrepError: OfrepError;
  OfrepEvaluation: OfrepEvaluation;
  OfrepUnavailable: OfrepUnavailable;
  PlanPreviewView: PlanPreviewView;
  PriceInput: PriceInput;
  PriceView: PriceView;
  ProblemView: ProblemView;
  ReadyView: ReadyView;
  ReleaseListItem: ReleaseListItem;
  ReleaseView: ReleaseView;
  RevisionView: RevisionView;
  SampleState: SampleState;
  SetupState: SetupState;
  RedactionPreviewView: RedactionPreviewView;
  ReviewDeskEntry: ReviewDeskEntry;
  ReviewQueue: ReviewQueue;
  ReviewSettingsView: ReviewSettingsView;
  ReviewSummary: ReviewSummary;
  StratumView: StratumView;
  SignOffView: SignOffView;
  SlicesView: SlicesView;
  SourceTest: SourceTest;
  TargetTest: TargetTest;
  TargetView: TargetView;
  TargetWithSecret: TargetWithSecret;
  TriggerPreviewView: TriggerPreviewView;
  UserView: UserView;
  VersionView: VersionView;
}

export type ViewName = keyof Views;
