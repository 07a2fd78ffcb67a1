import { type Random, weighted } from './seeded-random';

/** What a request to the simulated support assistant carries. */
export interface SimulatedRequest {
  targetingKey: string;
  context: { tenant: string; region: string; queue: string };
}

const CUSTOMERS = 4000;
const TENANTS = [
  ['acme', 30],
  ['globex', 25],
  ['initech', 25],
  ['umbrella', 20],
] as const;
const REGIONS = [
  ['eu', 50],
  ['us', 38],
  ['apac', 12],
] as const;
const QUEUES = [
  ['billing', 35],
  ['refunds', 20],
  ['shipping', 30],
  ['account', 15],
] as const;

/** A customer always belongs to the same tenant and region; what they ask about changes. */
export function simulatedRequest(random: Random): SimulatedRequest {
  const customer = Math.floor(random() * CUSTOMERS);
  const own = fraction(customer);
  const region = fraction(customer * 7 + 3);
  return {
    targetingKey: `customer-${customer}`,
    context: {
      tenant: weighted(() => own, TENANTS, 'acme'),
      region: weighted(() => region, REGIONS, 'eu'),
      queue: weighted(random, QUEUES, 'billing'),
    },
  };
}

// A fixed fraction for each whole number, spread by the golden ratio.
function fraction(n: number): number {
  return (n * 0.6180339887498949) % 1;
}
