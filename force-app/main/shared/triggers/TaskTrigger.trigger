/** Handlers are named in Trigger_Handler__mdt. */
trigger TaskTrigger on Task(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Task.SObjectType);
}
