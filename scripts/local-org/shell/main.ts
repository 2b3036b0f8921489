import '@lwc/synthetic-shadow';
import { createElement } from 'lwc';
import App from 'org/app';
import { startNavigation } from './lib/navigation.ts';

startNavigation();
const app = createElement('org-app', { is: App });
document.getElementById('root')!.replaceChildren(app);
