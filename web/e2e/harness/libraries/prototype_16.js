// Stands for Prototype.js 1.6 (2008), which no registry has: what it replaces of the browser's own, in the same way, and
// nothing else of it. Later browsers have methods by the names that it took.
(() => {
	const extend = (to, from) => {
		for (const name in from) to[name] = from[name];
	};
	const stop = {};
	const same = (x) => x;

	extend(Object, {
		extend,
		keys(object) {
			const keys = [];
			for (const key in object) keys.push(key);
			return keys;
		},
		values(object) {
			const values = [];
			for (const key in object) values.push(object[key]);
			return values;
		},
		toJSON(object) {
			if (object === undefined || typeof object === "function") return undefined;
			if (object === null || typeof object === "boolean") return String(object);
			if (object.toJSON) return object.toJSON();
			const fields = [];
			for (const key in object) {
				const value = Object.toJSON(object[key]);
				if (value !== undefined) fields.push(key.toJSON() + ": " + value);
			}
			return "{" + fields.join(", ") + "}";
		},
	});

	extend(Function.prototype, {
		bind(...given) {
			if (given.length < 2 && given[0] === undefined) return this;
			const [object, ...first] = given;
			const call = this;
			return function (...args) {
				return call.apply(object, first.concat(args));
			};
		},
		wrap(wrapper) {
			const call = this;
			return function (...args) {
				return wrapper.apply(this, [call.bind(this)].concat(args));
			};
		},
	});

	const enumerable = {
		each(call, context) {
			let index = 0;
			try {
				this._each((value) => call.call(context, value, index++));
			} catch (e) {
				if (e !== stop) throw e;
			}
			return this;
		},
		all(call = same, context) {
			let result = true;
			this.each((value, index) => {
				result = result && !!call.call(context, value, index);
				if (!result) throw stop;
			});
			return result;
		},
		any(call = same, context) {
			let result = false;
			this.each((value, index) => {
				if ((result = !!call.call(context, value, index))) throw stop;
			});
			return result;
		},
		collect(call = same, context) {
			const results = [];
			this.each((value, index) => results.push(call.call(context, value, index)));
			return results;
		},
		detect(call, context) {
			let result;
			this.each((value, index) => {
				if (!call.call(context, value, index)) return;
				result = value;
				throw stop;
			});
			return result;
		},
		findAll(call, context) {
			const results = [];
			this.each((value, index) => {
				if (call.call(context, value, index)) results.push(value);
			});
			return results;
		},
		include(object) {
			return this.indexOf(object) !== -1;
		},
		inject(memo, call, context) {
			this.each((value, index) => (memo = call.call(context, memo, value, index)));
			return memo;
		},
		toArray() {
			return this.collect();
		},
	};
	const { all, any, collect, detect, findAll, include, toArray } = enumerable;
	extend(enumerable, { map: collect, find: detect, select: findAll, filter: findAll, member: include, entries: toArray, every: all, some: any });
	extend(Array.prototype, enumerable);
	Array.from = (list) => {
		if (!list) return [];
		if (list.toArray) return list.toArray();
		const results = new Array(list.length || 0);
		for (let i = 0; i < results.length; i++) results[i] = list[i];
		return results;
	};
	const { reverse } = Array.prototype;
	extend(Array.prototype, {
		_each: Array.prototype.forEach,
		clear() {
			this.length = 0;
			return this;
		},
		first() {
			return this[0];
		},
		last() {
			return this[this.length - 1];
		},
		reverse(inline) {
			return reverse.call(inline !== false ? this : this.slice());
		},
		reduce() {
			return this.length > 1 ? this : this[0];
		},
		size() {
			return this.length;
		},
		toArray() {
			return [].concat(this);
		},
		toJSON() {
			const results = [];
			this.each((object) => {
				const value = Object.toJSON(object);
				if (value !== undefined) results.push(value);
			});
			return "[" + results.join(", ") + "]";
		},
	});

	extend(String.prototype, {
		startsWith(start) {
			return this.indexOf(start) === 0;
		},
		endsWith(end) {
			const at = this.length - end.length;
			return at >= 0 && this.lastIndexOf(end) === at;
		},
		include(part) {
			return this.indexOf(part) > -1;
		},
		toArray() {
			return this.split("");
		},
		toJSON() {
			return '"' + this.replace(/[\\"]/g, "\\$&") + '"';
		},
	});
	Number.prototype.toJSON = function () {
		return isFinite(this) ? this.toString() : "null";
	};
	Date.prototype.toJSON = function () {
		return '"' + this.toISOString().slice(0, 19) + 'Z"';
	};
	RegExp.prototype.match = RegExp.prototype.test;

	const { Element } = window;
	window.Element = function (tag) {
		return document.createElement(tag);
	};
	extend(window.Element, Element);
	window.Element.prototype = Element.prototype;
	HTMLElement.prototype.remove = function () {
		this.parentNode.removeChild(this);
		return this;
	};
})();
