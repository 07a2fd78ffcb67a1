import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // These run as they are, from node_modules: bundling them breaks native parts and worker paths.
  serverExternalPackages: ['pg', 'pg-copy-streams', 'postgres', '@prisma/client', '@prisma/adapter-pg'],
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
};

export default config;
