import type { NextConfig } from 'next';

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // These run as they are, from node_modules: bundling them breaks native parts and worker paths.
  serverExternalPackages: ['pg', 'pg-copy-streams', 'postgres', '@prisma/client', '@prisma/adapter-pg'],
  async headers() {
    const everywhere = [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'X-Frame-Options', value: 'DENY' },
      { key: 'Referrer-Policy', value: 'same-origin' },
      { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
    ];
    return [
      { source: '/:path*', headers: everywhere },
      // An answer of the API that a browser opens as a page runs and loads nothing; pages have their own, by proxy.ts.
      {
        source: '/api/:path*',
        headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }],
      },
    ];
  },
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
};

export default config;
