import '@fontsource-variable/noto-sans-jp/wght.css';
import './page.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { languageAtStart } from '../lib/language.ts';
import { startMessages } from '../lib/messages.ts';
import { App } from './App.tsx';

// The content security policy allows no eval, and zod's probe for it would be reported.
z.config({ jitless: true });
startMessages(languageAtStart());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
