import { Table, Td, Th } from '@/components/ui/table';
import { TimeAgo } from '@/components/ui/time-ago';
import type { PriceView } from '@/lib/schemas/price';
import { EditPrice } from './edit-price';
import { EXAMPLE_WORDS, priceExample } from './price-example';
import { RemovePrice } from './remove-price';

export function PriceTable({ prices, mayManage }: { prices: readonly PriceView[]; mayManage: boolean }) {
  return (
    <>
      <Table label="Prices, in US dollars a million tokens">
        <thead>
          <tr>
            <Th>Model</Th>
            <Th numeric>Input</Th>
            <Th numeric>Cached input</Th>
            <Th numeric>Output</Th>
            <Th numeric>Example</Th>
            <Th className="max-lg:hidden">Changed</Th>
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
              <Td className="code [overflow-wrap:anywhere]">{price.model}</Td>
              <Td numeric>{dollars(price.inputUsd)}</Td>
              <Td numeric className={price.cachedInputUsd === null ? 'text-mute' : undefined}>
                {price.cachedInputUsd === null ? 'as input' : dollars(price.cachedInputUsd)}
              </Td>
              <Td numeric>{dollars(price.outputUsd)}</Td>
              <Td numeric>{priceExample(price)}</Td>
              <Td className="whitespace-nowrap text-mute max-lg:hidden">
                <TimeAgo at={price.updatedAt} /> by {price.updatedByName}
              </Td>
              {mayManage ? (
                <Td className="py-1 whitespace-nowrap">
                  <EditPrice price={price} /> <RemovePrice model={price.model} />
                </Td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="border-t border-line px-4 py-2.5 text-sm text-mute sm:px-4.5">
        US dollars a million tokens. The example is a request of {EXAMPLE_WORDS}. A name in full goes before
        one with a <span className="code">*</span>, a longer beginning before a shorter one.
      </p>
    </>
  );
}

/** As many decimals as the price has, two at least. */
function dollars(usd: number): string {
  return `$${usd.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;
}
