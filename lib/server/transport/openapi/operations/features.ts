import { featureDashboardQuery } from '@/lib/schemas/dashboard';
import { createFeatureInput, createVersionInput } from '@/lib/schemas/feature';
import { previewInput, triggerPreviewInput } from '@/lib/schemas/preview';
import type { OperationGroup } from '../operation';

export const featureOperations: OperationGroup = {
  name: 'Features',
  about: 'An AI surface with a live version, and its versions. The key is the OpenFeature flag key.',
  operations: [
    {
      id: 'listFeatures',
      route: 'GET /features',
      summary: 'List the features, each with its live version and its active release',
      permission: 'feature:read',
      answer: 'FeatureListItem[]',
    },
    {
      id: 'createFeature',
      route: 'POST /features',
      summary: 'Create a feature with the version that is live now',
      permission: 'feature:create',
      input: createFeatureInput,
      answer: 'FeatureView',
      status: 201,
      refuses: ['conflict'],
    },
    {
      id: 'getFeature',
      route: 'GET /features/[key]',
      summary: 'Get a feature with its versions and releases',
      permission: 'feature:read',
      answer: 'FeatureView',
    },
    {
      id: 'createVersion',
      route: 'POST /features/[key]/versions',
      summary: 'Add an immutable version',
      about: 'The same four labels once more answer 409 with the version that has them.',
      permission: 'version:create',
      input: createVersionInput,
      answer: 'VersionView',
      status: 201,
      refuses: ['conflict'],
    },
    {
      id: 'getFeatureDashboard',
      route: 'GET /features/[key]/dashboard',
      summary: "Get a feature's metrics by version over time",
      permission: 'feature:read',
      query: featureDashboardQuery,
      answer: 'DashboardView',
    },
    {
      id: 'previewCohorts',
      route: 'POST /features/[key]/cohort-preview',
      summary: 'See whom a plan would reach, from the traffic of the last 24 h',
      permission: 'feature:read',
      input: previewInput,
      answer: 'PlanPreviewView',
    },
    {
      id: 'previewTriggers',
      route: 'POST /features/[key]/trigger-preview',
      summary: 'See how often triggers would fire by chance, and what they would detect',
      permission: 'feature:read',
      input: triggerPreviewInput,
      answer: 'TriggerPreviewView',
    },
  ],
};
