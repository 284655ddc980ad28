import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressedCopies } from './compressed-copies.ts';
import { ownTeamsOrigins } from './own-teams-origins.ts';

const serviceAddress = 'http://localhost:3978';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), ownTeamsOrigins(), compressedCopies(`${import.meta.dirname}/dist`)],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    target: 'es2022',
    // The content security policy allows no data: fonts or scripts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': serviceAddress, '/auth': serviceAddress } },
});
