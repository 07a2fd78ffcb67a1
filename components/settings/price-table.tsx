import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { PriceView } from '@/lib/schemas/price';
import { PriceActions } from './price-actions';
import { cachedWords, EXAMPLE_WORDS, priceExample, priceWords } from './price-words';

/** What a narrow screen has no column for stands below the model. */
export function PriceTable({ prices, mayManage }: { prices: readonly PriceView[]; mayManage: boolean }) {
  return (
    <>
      <Table label="Prices, in US dollars a million tokens">
        <thead>
          <tr>
            <Th>Model</Th>
            <Th numeric>Input</Th>
            <Th numeric className="max-sm:hidden">
              Cached input
            </Th>
            <Th numeric>Output</Th>
            <Th numeric className="max-sm:hidden">
              Example
            </Th>
            <Th className="pl-8 max-lg:hidden">Changed</Th>
            {mayManage ? (
              <Th className="w-0">
                <span className="sr-only">Change</span>
              </Th>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {prices.map((price) => (
            <tr key={price.model}>
              <Td>
                <span className="code [overflow-wrap:anywhere]">{price.model}</span>
                <span className="block text-sm text-mute sm:hidden">
                  cached {cachedWords(price)}, example {priceExample(price)}
                </span>
                <span className="block text-sm text-mute lg:hidden">
                  changed <TimeAgo at={price.updatedAt} /> by {price.updatedByName}
                </span>
              </Td>
              <Td numeric>{priceWords(price.inputUsd)}</Td>
              <Td
                numeric
                className={price.cachedInputUsd === null ? 'text-mute max-sm:hidden' : 'max-sm:hidden'}
              >
                {cachedWords(price)}
              </Td>
              <Td numeric>{priceWords(price.outputUsd)}</Td>
              <Td numeric className="max-sm:hidden">
                {priceExample(price)}
              </Td>
              <Td className="pl-8 whitespace-nowrap text-mute max-lg:hidden">
                <TimeAgo at={price.updatedAt} /> by {price.updatedByName}
              </Td>
              {mayManage ? (
                <Td className="py-1">
                  <PriceActions price={price} />
                </Td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="border-t border-line px-4 py-2.5 text-sm text-mute sm:px-4.5">
        US dollars a million tokens. The example is a request of {EXAMPLE_WORDS}. A whole name is looked for
        first, then the longest beginning with a <span className="code">*</span>.
      </p>
    </>
  );
}
