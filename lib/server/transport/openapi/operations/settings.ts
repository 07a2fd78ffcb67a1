import { priceInput, removePriceQuery } from '@/lib/schemas/price';
import type { OperationGroup } from '../operation';

export const settingsOperations: OperationGroup = {
  name: 'Prices and sample',
  about: 'What tokens cost, the sample release, and this document.',
  operations: [
    {
      id: 'listPrices',
      route: 'GET /prices',
      summary: 'List the prices by model',
      permission: 'price:read',
      answer: 'PriceView[]',
    },
    {
      id: 'setPrice',
      route: 'PUT /prices',
      summary: 'Set the price of a model for events from now on',
      permission: 'price:manage',
      input: priceInput,
      answer: 'PriceInput',
    },
    {
      id: 'removePrice',
      route: 'DELETE /prices',
      summary: 'Remove the price of a model',
      permission: 'price:manage',
      query: removePriceQuery,
      answer: null,
      refuses: ['not_found'],
    },
    {
      id: 'getSample',
      route: 'GET /sample',
      summary: 'Ask whether the sample release is there',
      permission: 'release:read',
      answer: 'SampleState',
    },
    {
      id: 'addSample',
      route: 'POST /sample',
      summary: 'Add the sample release with its simulated traffic',
      permission: 'sample:manage',
      answer: 'SampleState',
      status: 201,
      refuses: ['conflict'],
    },
    {
      id: 'removeSample',
      route: 'DELETE /sample',
      summary: 'Remove the sample and everything of it',
      permission: 'sample:manage',
      answer: 'SampleState',
      refuses: ['conflict'],
    },
    {
      id: 'getOpenApi',
      route: 'GET /openapi.json',
      summary: 'Get this document',
      permission: 'public',
      answer: 'object',
    },
  ],
};
