/** Handlers are named in Trigger_Handler__mdt. */
trigger RecalculationTrigger on Recalculation__e(after insert) {
    TriggerDispatcher.runGuarded(Recalculation__e.SObjectType);
}
